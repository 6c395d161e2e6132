/// The path of a rule: a prefix such as `/api`, or one with a modifier as nginx has them.
package struct RuleURL: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        /// `~* ` and an expression, whatever the case.
        case caseInsensitiveExpression = "~*"
        /// `^~ ` and a prefix that no expression outdoes.
        case firmPrefix = "^~"
        /// `= ` and the whole path.
        case exact = "="
        /// `~ ` and an expression.
        case expression = "~"
        case prefix = ""
    }

    package let text: String
    package let kind: Kind

    /// Nil where no rule can have that path (reference 3.4).
    package init?(_ text: String) {
        let kind = Kind.allCases.first { text.hasPrefix($0.rawValue) } ?? .prefix
        let path = text.dropFirst(kind.rawValue.count).drop { $0 == " " && kind != .prefix }
        switch kind {
        case .expression, .caseInsensitiveExpression:
            guard !path.isEmpty, path.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
        case .exact, .firmPrefix, .prefix:
            guard path.hasPrefix("/"), path.utf8.allSatisfy(Self.pathBytes.contains) else { return nil }
        }
        self.text = text
        self.kind = kind
    }

    private static let pathBytes = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_/=?:".utf8)
}
