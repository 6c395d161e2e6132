import CloudWire

/// A truth value that travels as the string `true` or `false`, as `EnableMulticast` does.
enum WireFlag {
    static func value(_ text: String?, parameter: String) throws(APIError) -> Bool? {
        guard let text else { return nil }
        switch text.lowercased() {
        case "true": return true
        case "false": return false
        default: throw .invalidValue(parameter)
        }
    }
}
