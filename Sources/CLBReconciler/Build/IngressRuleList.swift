import CloudWire
import KubeObjects

/// The rules that the annotations `http-rules` and `https-rules` list (reference 2.2).
struct IngressRuleList {
    let rules: [IngressRule]

    /// - Throws: `invalid` for what is no list of rules, `conflict` where a host and path stands there twice.
    init(_ ingress: KubeObject, _ key: String, invalid: String, conflict: String) throws(SyncFailure) {
        // The console writes null for an empty list.
        let value = try ingress.annotation(key).map { text throws(SyncFailure) in
            try AnnotationJSON.value(text, key, code: invalid)
        }
        guard let value, value != .null else {
            rules = []
            return
        }
        guard let entries = value.array else { throw SyncFailure(invalid, "Annotation \(key) is not a JSON array.") }
        var rules: [IngressRule] = []
        for entry in entries {
            let rule = try Self.rule(entry, key, invalid)
            if let other = rules.first(where: { $0.key == rule.key }) {
                guard other != rule else { continue }
                throw SyncFailure(conflict, "Annotation \(key) has two rules for \(rule.key).")
            }
            rules.append(rule)
        }
        self.rules = rules
    }

    private static func rule(_ entry: JSON, _ key: String, _ invalid: String) throws(SyncFailure) -> IngressRule {
        guard entry.object != nil else { throw SyncFailure(invalid, "Annotation \(key): a rule is not a JSON object.") }
        let place = RuleKey(
            domain: try IngressNames.host(entry["host"]?.string ?? RuleKey.vip),
            url: try IngressNames.path(entry["path"]?.string ?? "")
        )
        var rule = IngressRule(key: place, backend: IngressBackend(entry["backend"]))
        if let said = entry["rewrite"], said != .null { rule.rewrite = try rewrite(said, from: place, key, invalid) }
        return rule
    }

    /// Where no host is named it is the one that the rule itself has.
    private static func rewrite(
        _ said: JSON,
        from place: RuleKey,
        _ key: String,
        _ invalid: String
    ) throws(SyncFailure) -> IngressRule.Rewrite {
        guard let port = said["port"]?.int ?? said["port"]?.string.flatMap({ Int64($0) }) else {
            throw SyncFailure(invalid, "Annotation \(key): the redirect of \(place) names no port.")
        }
        let host = try IngressNames.host(said["host"]?.string ?? place.domain)
        let path = try IngressNames.path(said["path"]?.string ?? "")
        return IngressRule.Rewrite(port: Int(port), rule: RuleKey(domain: host, url: path))
    }
}
