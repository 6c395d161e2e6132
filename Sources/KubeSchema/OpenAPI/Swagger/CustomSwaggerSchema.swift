import CloudWire
import KubeObjects

/// The schema of a custom resource in the words of Swagger, which has fewer of them than OpenAPI 3.
enum CustomSwaggerSchema {
    /// What only the newer language says.
    private static let newer: Set = ["allOf", "anyOf", "oneOf", "not", "nullable"]
    /// What a client must not hold against a value that may be something else too.
    private static let shape: Set = ["type", "items", "properties", "additionalProperties"]

    static func of(_ schema: JSON) -> JSON {
        guard case .object(let object) = schema else { return schema }
        let dropped = newer.union(isOpen(schema) ? shape : [])
        var written = JSONObject()
        for member in object.members where !dropped.contains(member.name) {
            written.members.append((member.name, value(of: member)))
        }
        return .object(written)
    }

    /// Whether values may be of another form than the schema's.
    static func isOpen(_ schema: JSON) -> Bool {
        ["nullable", "x-kubernetes-preserve-unknown-fields", "x-kubernetes-int-or-string"].contains {
            schema[$0] == true
        }
    }

    private static func value(of member: (name: String, value: JSON)) -> JSON {
        switch member.name {
        case "items", "additionalProperties": return of(member.value)
        case "properties":
            let fields = (member.value.object?.members ?? []).map { (name: $0.name, value: of($0.value)) }
            return .object(JSONObject(fields))
        default: return member.value
        }
    }
}
