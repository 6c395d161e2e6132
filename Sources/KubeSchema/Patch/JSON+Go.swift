import CloudWire

/// Some of the real server's texts show values as Go prints them.
extension JSON {
    /// The kind of the value in the words of Go's JSON decoder.
    var goKind: String {
        switch self {
        case .null: "null"
        case .bool: "bool"
        case .int, .double: "number"
        case .string: "string"
        case .array: "array"
        case .object: "object"
        }
    }

    /// The type a Go program holds the value in.
    var goType: String {
        switch self {
        case .null: "<nil>"
        case .bool: "bool"
        case .int: "int64"
        case .double: "float64"
        case .string: "string"
        case .array: "[]interface {}"
        case .object: "map[string]interface {}"
        }
    }

    /// The value as Go's `%v` shows it.
    var goText: String {
        switch self {
        case .null: "<nil>"
        case .bool(let value): value ? "true" : "false"
        case .int(let value): String(value)
        case .double(let value): "\(value)"
        case .string(let value): value
        case .array(let elements): "[" + elements.map(\.goText).joined(separator: " ") + "]"
        case .object(let object):
            "map["
                + object.members.sorted { $0.name < $1.name }.map { "\($0.name):\($0.value.goText)" }
                .joined(separator: " ") + "]"
        }
    }

    /// The value as Go's `%#v` shows it.
    var goSyntax: String {
        switch self {
        case .null: "interface {}(nil)"
        case .string: text
        case .array(let elements): "[]interface {}{" + elements.map(\.goSyntax).joined(separator: ", ") + "}"
        case .object(let object):
            "map[string]interface {}{"
                + object.members.sorted { $0.name < $1.name }
                .map { "\(JSON.string($0.name).text):\($0.value.goSyntax)" }.joined(separator: ", ") + "}"
        default: goText
        }
    }
}
