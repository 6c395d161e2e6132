/// The domain of a rule: a name, a wildcard such as `*.example.com` or `www.example.*`, or `~` and an expression.
package struct RuleDomain: Hashable, Sendable {
    package enum Kind: Sendable {
        case exact, wildcard, expression
    }

    package let text: String
    package let kind: Kind

    /// Nil where no rule can have that domain (reference 3.4).
    package init?(_ text: String) {
        self.text = text
        if text.hasPrefix("~") {
            guard text.utf8.count > 1, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
            kind = .expression
        } else if text.contains("*") {
            guard let name = Self.wildcardName(text), Self.isName(name) else { return nil }
            kind = .wildcard
        } else {
            guard Self.isName(text[...]) else { return nil }
            kind = .exact
        }
    }

    /// What a wildcard leaves when its one star is taken away with the dot beside it.
    private static func wildcardName(_ text: String) -> Substring? {
        if text.hasPrefix("*.") { return text.dropFirst(2) }
        if text.hasSuffix(".*") { return text.dropLast(2) }
        return nil
    }

    private static func isName(_ text: Substring) -> Bool {
        !text.isEmpty && !text.hasPrefix("_") && text.utf8.allSatisfy(nameBytes.contains)
    }

    private static let nameBytes = Set("abcdefghijklmnopqrstuvwxyz0123456789.-_".utf8)
}
