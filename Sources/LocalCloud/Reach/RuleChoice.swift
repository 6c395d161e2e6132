import CloudModel

/// The rule that takes a request: the domain first, then the path (CLB reference 3.4).
struct RuleChoice {
    let rule: ReachedRule
    /// Why this one.
    let because: String

    /// Nil where no rule takes it.
    init?(_ listener: ReachedListener, host: String, path: String) {
        guard let (domain, reason) = Self.domain(for: host, in: listener) else { return nil }
        let rules = listener.rules.filter { $0.domains.contains(domain) }
        guard let (rule, how) = Self.rule(for: path, among: rules) else { return nil }
        self.rule = rule
        because = "\(reason), \(how)"
    }

    /// The name itself, else the longest wildcard, else an expression, else the default server.
    private static func domain(for host: String, in listener: ReachedListener) -> (domain: String, because: String)? {
        let domains = listener.rules.flatMap(\.domains)
        if domains.contains(host) { return (host, "its domain is the host") }
        let wildcards = domains.filter { isWildcard($0, for: host) }
        if let longest = wildcards.max(by: { $0.utf8.count < $1.utf8.count }) {
            return (longest, "its wildcard covers the host")
        }
        let expression = domains.first { $0.hasPrefix("~") && matches($0.dropFirst().drop { $0 == " " }, host) }
        if let expression { return (expression, "its expression matches the host") }
        return listener.defaultDomain.map { ($0, "no domain is \(host), so the default server takes it") }
    }

    private static func isWildcard(_ domain: String, for host: String) -> Bool {
        if domain.hasPrefix("*.") { return host.hasSuffix(domain.dropFirst()) && host.count > domain.count - 1 }
        if domain.hasSuffix(".*") { return host.hasPrefix(domain.dropLast()) && host.count > domain.count - 1 }
        return false
    }

    /// As nginx decides: the whole path, a firm prefix, an expression, the longest prefix.
    private static func rule(for path: String, among rules: [ReachedRule]) -> (rule: ReachedRule, because: String)? {
        let located = rules.compactMap { rule in
            RuleURL(rule.url).map { (rule: rule, kind: $0.kind, text: pattern($0)) }
        }
        if let exact = located.first(where: { $0.kind == .exact && $0.text == path }) {
            return (exact.rule, "its path is the request's")
        }
        let prefixes = located.filter { ($0.kind == .prefix || $0.kind == .firmPrefix) && path.hasPrefix($0.text) }
        let longest = prefixes.max { $0.text.utf8.count < $1.text.utf8.count }
        if let longest, longest.kind == .firmPrefix { return (longest.rule, "its path is the longest prefix") }
        let expression = located.first { entry in
            switch entry.kind {
            case .expression: matches(entry.text[...], path)
            case .caseInsensitiveExpression: matches(entry.text[...], path, ignoringCase: true)
            default: false
            }
        }
        if let expression { return (expression.rule, "its expression matches the path") }
        return longest.map { ($0.rule, "its path is the longest prefix") }
    }

    /// The path without what says how to compare it.
    private static func pattern(_ url: RuleURL) -> String {
        String(url.text.dropFirst(url.kind.rawValue.count).drop { $0 == " " })
    }

    private static func matches(_ expression: Substring, _ text: String, ignoringCase: Bool = false) -> Bool {
        guard let regex = try? Regex(String(expression)) else { return false }
        return text.contains(ignoringCase ? regex.ignoresCase() : regex)
    }
}
