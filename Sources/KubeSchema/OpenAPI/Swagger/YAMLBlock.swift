import CloudWire

/// JSON as YAML with a line for each value, as extensions are told in protobuf documents.
enum YAMLBlock {
    static func text(_ json: JSON) -> String {
        lines(json).map { $0 + "\n" }.joined()
    }

    private static func lines(_ json: JSON) -> [String] {
        switch json {
        case .array(let elements) where !elements.isEmpty: elements.flatMap(element)
        case .object(let object) where !object.members.isEmpty: object.members.flatMap(member)
        default: [scalar(json)]
        }
    }

    private static func element(_ json: JSON) -> [String] {
        let lines = lines(json)
        return ["- " + lines[0]] + lines.dropFirst().map { "  " + $0 }
    }

    private static func member(_ member: (name: String, value: JSON)) -> [String] {
        let name = scalar(.string(member.name))
        let lines = lines(member.value)
        return switch member.value {
        case .array(let elements) where !elements.isEmpty: [name + ":"] + lines.map { "    " + $0 }
        case .object(let object) where !object.members.isEmpty: [name + ":"] + lines.map { "    " + $0 }
        default: ["\(name): \(lines[0])"]
        }
    }

    /// JSON is YAML too, so that only texts look better without their quotes.
    private static func scalar(_ json: JSON) -> String {
        guard case .string(let text) = json, isPlain(text) else { return json.text }
        return text
    }

    /// Whether a text is read as itself: it begins with a letter, has no sign of YAML's, and is no other value's name.
    private static func isPlain(_ text: String) -> Bool {
        let words: Set = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"]
        guard let first = text.utf8.first, !words.contains(text.lowercased()) else { return false }
        return isLetter(first) && text.utf8.allSatisfy { isLetter($0) || isDigit($0) || ".-_/".utf8.contains($0) }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
