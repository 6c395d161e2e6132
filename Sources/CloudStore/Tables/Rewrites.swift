package import CloudModel

extension Rewrite: RowReadable {
    static let columns = """
        sourceRuleId, targetRuleId, (SELECT listenerId FROM rule WHERE id = targetRuleId), kind, code, takesURL
        """

    init(_ row: inout RowReader) {
        self.init(
            sourceRuleId: row.id(),
            targetRuleId: row.id(),
            targetListenerId: row.id(),
            kind: row.choice(),
            code: row.next(),
            takesURL: row.next()
        )
    }
}

extension Snapshot {
    /// Where a rule redirects to, if it does.
    package func rewrite(from rule: RuleID) throws -> Rewrite? {
        try firstRow("FROM rewrite WHERE sourceRuleId = ?", [rule.rawValue])
    }

    package func hasRewrites(to rule: RuleID) throws -> Bool {
        try exists("SELECT 1 FROM rewrite WHERE targetRuleId = ?", [rule.rawValue])
    }

    /// Whether rules of other listeners redirect to rules of this one.
    package func hasRewrites(toOther listener: ListenerID) throws -> Bool {
        try exists(
            """
            SELECT 1 FROM rule AS target JOIN rewrite ON rewrite.targetRuleId = target.id
            JOIN rule AS source ON source.id = rewrite.sourceRuleId
            WHERE target.listenerId = ? AND source.listenerId <> ?
            """,
            [listener.rawValue, listener.rawValue]
        )
    }

    /// The redirects between the rules of a load balancer, by their source.
    package func rewrites(of loadBalancer: LoadBalancerID) throws -> [RuleID: Rewrite] {
        let rewrites: [Rewrite] = try rows(
            """
            FROM rewrite WHERE sourceRuleId IN
            (SELECT id FROM rule WHERE listenerId IN (SELECT id FROM listener WHERE loadBalancerId = ?))
            """,
            [loadBalancer.rawValue]
        )
        return Dictionary(uniqueKeysWithValues: rewrites.map { ($0.sourceRuleId, $0) })
    }
}

extension Transaction {
    package func insert(_ rewrite: Rewrite) throws {
        try insert(
            into: "rewrite",
            "sourceRuleId, targetRuleId, kind, code, takesURL",
            [
                rewrite.sourceRuleId.rawValue, rewrite.targetRuleId.rawValue, rewrite.kind.rawValue, rewrite.code,
                rewrite.takesURL,
            ]
        )
    }

    package func deleteRewrite(from rule: RuleID) throws {
        try execute("DELETE FROM rewrite WHERE sourceRuleId = ?", [rule.rawValue])
    }
}
