import CloudWire
import KubeObjects

extension Validation {
    private static let secretBytesMax = 1024 * 1024

    static func secret(_ secret: JSON) -> [FieldError] {
        let members = secret["data"]?.object?.members ?? []
        var errors = members.flatMap { dataKey($0.name, "data") }
        let bytes = members.reduce(0) { $0 + (Octets.bytes($1.value.string ?? "")?.count ?? 0) }
        if bytes > secretBytesMax { errors.append(.tooLong("data", bytes: secretBytesMax)) }
        return errors + typedData(secret)
    }

    static func secretUpdate(_ new: JSON, from old: JSON) -> [FieldError] {
        unchanged("type", new, from: old) + immutableData(new, from: old)
    }

    /// What a Secret of a well-known type must hold.
    private static func typedData(_ secret: JSON) -> [FieldError] {
        switch secret.text("type") {
        case "kubernetes.io/service-account-token":
            let name = "kubernetes.io/service-account.name"
            guard secret.text("metadata", "annotations", name).isEmpty else { return [] }
            return [.required("metadata.annotations[\(name)]")]
        case "kubernetes.io/dockercfg": return settings(secret, ".dockercfg")
        case "kubernetes.io/dockerconfigjson": return settings(secret, ".dockerconfigjson")
        case "kubernetes.io/basic-auth":
            let errors = needed(secret, ["username", "password"])
            return errors.count == 2 ? errors : []
        case "kubernetes.io/ssh-auth": return needed(secret, ["ssh-privatekey"], orEmpty: false)
        case "kubernetes.io/tls": return needed(secret, ["tls.crt", "tls.key"])
        default: return []
        }
    }

    private static func needed(_ secret: JSON, _ keys: [String], orEmpty: Bool = true) -> [FieldError] {
        keys.filter { key in
            guard let value = secret.value("data", key) else { return true }
            return !orEmpty && value == ""
        }.map { .required("data[\($0)]") }
    }

    /// The settings of a registry's client, which are an object.
    private static func settings(_ secret: JSON, _ key: String) -> [FieldError] {
        guard let text = secret.value("data", key)?.string, let bytes = Octets.bytes(text) else {
            return [.required("data[\(key)]")]
        }
        do {
            _ = try JSONParser.parse(bytes)
            return []
        } catch {
            let detail = bytes.isEmpty ? "unexpected end of JSON input" : "invalid character in JSON input"
            return [.invalid("data[\(key)]", "<secret contents redacted>", detail)]
        }
    }
}
