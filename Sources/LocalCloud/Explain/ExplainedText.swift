import CloudWire

/// An answer as data, with the lines for people as its `text`.
enum ExplainedText {
    static func json(_ subject: String, _ members: [(name: String, value: JSON)], _ lines: [String]) -> JSON {
        .object(
            JSONObject([("subject", .string(subject))] + members + [("text", .array(lines.map(JSON.string)))])
        )
    }
}

extension [String] {
    /// Two spaces further in.
    var indented: [String] { map { "  " + $0 } }
    var json: JSON { .array(map(JSON.string)) }
}
