import CloudWire
import KubeObjects

extension Validation {
    private static let dataBytesMax = 1024 * 1024

    static func configMap(_ map: JSON) -> [FieldError] {
        let binary = map["binaryData"]?.object
        var bytes = 0
        var errors: [FieldError] = []
        for member in map["data"]?.object?.members ?? [] {
            errors += dataKey(member.name, "data")
            if binary?[member.name] != nil {
                errors.append(
                    .invalid(
                        "data[\(member.name)]",
                        .string(member.name),
                        "duplicate of key present in binaryData"
                    )
                )
            }
            bytes += (member.value.string ?? "").utf8.count
        }
        for member in binary?.members ?? [] {
            errors += dataKey(member.name, "binaryData")
            bytes += Octets.bytes(member.value.string ?? "")?.count ?? 0
        }
        // The real server has no name for the whole object, and shows this.
        return bytes > dataBytesMax ? errors + [.tooLong("[]", bytes: dataBytesMax)] : errors
    }

    /// The data of a ConfigMap or a Secret that says of itself that it does not change.
    static func immutableData(_ new: JSON, from old: JSON) -> [FieldError] {
        guard old.isTrue("immutable") else { return [] }
        let why = "field is immutable when `immutable` is set"
        var errors: [FieldError] = new.isTrue("immutable") ? [] : [.forbidden("immutable", why)]
        for name in ["data", "binaryData"]
        where !(new.value([name]) ?? [:]).isSame(as: old.value([name]) ?? [:]) {
            errors.append(.forbidden(name, why))
        }
        return errors
    }

    static func dataKey(_ key: String, _ path: String) -> [FieldError] {
        keyFaults(key).map { .invalid("\(path)[\(key)]", .string(key), $0) }
    }

    private static func keyFaults(_ key: String) -> [String] {
        var faults: [String] = []
        if key.utf8.count > 253 { faults.append("must be no more than 253 characters") }
        let isPlain = key.unicodeScalars.allSatisfy { scalar in
            scalar.isASCII && (scalar.properties.isAlphabetic || "-._0123456789".unicodeScalars.contains(scalar))
        }
        if key.isEmpty || !isPlain {
            faults.append(
                "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or "
                    + "'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')"
            )
        }
        switch key {
        case ".", "..": faults.append("must not be '\(key)'")
        case _ where key.hasPrefix(".."): faults.append("must not start with '..'")
        default: break
        }
        return faults
    }
}
