/// The place of a value in a document (RFC 6901), as the parts between its slashes.
struct JSONPointer: Hashable {
    var parts: [String]

    /// Nil where the text neither is empty nor begins with a slash.
    init?(_ text: String) {
        guard text.isEmpty || text.hasPrefix("/") else { return nil }
        parts = text.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map(Self.unescape)
    }

    /// `~1` is a slash and `~0` a tilde; any other tilde is itself.
    private static func unescape(_ part: Substring) -> String {
        guard part.utf8.contains(UInt8(ascii: "~")) else { return String(part) }
        var text = ""
        var rest = part
        while let first = rest.first {
            if rest.hasPrefix("~1") || rest.hasPrefix("~0") {
                text += rest.hasPrefix("~1") ? "/" : "~"
                rest = rest.dropFirst(2)
            } else {
                text.append(first)
                rest = rest.dropFirst()
            }
        }
        return text
    }
}
