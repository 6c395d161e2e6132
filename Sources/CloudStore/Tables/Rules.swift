package import CloudModel
import GRDB

extension Rule: RowReadable {
    static let columns = """
        id, listenerId, (SELECT group_concat(domain, char(10)) FROM (SELECT domain FROM ruleDomain \
        WHERE ruleId = rule.id ORDER BY position)), url, healthCheck, createdAt, number, scheduler, \
        sessionExpireSeconds, certificate, forwardType, isHttp2On, isQuicOn, cookieName, isAutoCreated
        """

    init(_ row: inout RowReader) {
        self.init(
            id: row.id(),
            listenerId: row.id(),
            domains: row.strings(),
            url: row.next(),
            healthCheck: row.json(),
            createdAt: row.instant(),
            number: row.next()
        )
        scheduler = row.choice()
        sessionExpireSeconds = row.next()
        certificate = row.optionalJSON()
        forwardType = row.choice()
        isHttp2On = row.next()
        isQuicOn = row.next()
        cookieName = row.optional()
        isAutoCreated = row.next()
    }

    /// The values of all columns but those that never change once the rule is made.
    fileprivate var settings: [(any DatabaseValueConvertible)?] {
        get throws {
            [
                url, try columnText(healthCheck), scheduler.rawValue, sessionExpireSeconds,
                try certificate.map { try columnText($0) }, forwardType.rawValue, isHttp2On, isQuicOn, cookieName,
            ]
        }
    }
}

extension Snapshot {
    package func rule(_ id: RuleID, of listener: ListenerID) throws -> Rule? {
        try firstRow("FROM rule WHERE id = ? AND listenerId = ?", [id.rawValue, listener.rawValue])
    }

    /// The rule that has that domain among its own, and that path.
    package func rule(domain: String, url: String, of listener: ListenerID) throws -> Rule? {
        try firstRow(
            "FROM rule WHERE id = (SELECT ruleId FROM ruleDomain WHERE listenerId = ? AND domain = ? AND url = ?)",
            [listener.rawValue, domain, url]
        )
    }

    /// The rules that have that domain among their own, in the order they were made.
    package func rules(domain: String, of listener: ListenerID) throws -> [Rule] {
        try rows(
            """
            FROM rule WHERE id IN (SELECT ruleId FROM ruleDomain WHERE listenerId = ? AND domain = ?) \
            ORDER BY number
            """,
            [listener.rawValue, domain]
        )
    }

    /// In the order they were made.
    package func rules(of listener: ListenerID) throws -> [Rule] {
        try rows("FROM rule WHERE listenerId = ? ORDER BY number", [listener.rawValue])
    }

    /// The rules of all listeners of a load balancer, in the order they were made.
    package func rules(of loadBalancer: LoadBalancerID) throws -> [Rule] {
        try rows(
            "FROM rule WHERE listenerId IN (SELECT id FROM listener WHERE loadBalancerId = ?) ORDER BY number",
            [loadBalancer.rawValue]
        )
    }

    package func ruleCount(of listener: ListenerID) throws -> Int {
        try number("SELECT count(*) FROM rule WHERE listenerId = ?", [listener.rawValue])
    }
}

extension Transaction {
    package func insert(_ rule: Rule) throws {
        try insert(
            into: "rule",
            """
            id, listenerId, createdAt, number, url, healthCheck, scheduler, sessionExpireSeconds, certificate, \
            forwardType, isHttp2On, isQuicOn, cookieName, isAutoCreated
            """,
            [rule.id.rawValue, rule.listenerId.rawValue, rule.createdAt.milliseconds, rule.number]
                + (try rule.settings) + [rule.isAutoCreated]
        )
        try insertDomains(of: rule)
    }

    package func update(_ rule: Rule) throws {
        try execute("DELETE FROM ruleDomain WHERE ruleId = ?", [rule.id.rawValue])
        try execute(
            """
            UPDATE rule SET url = ?, healthCheck = ?, scheduler = ?, sessionExpireSeconds = ?, certificate = ?, \
            forwardType = ?, isHttp2On = ?, isQuicOn = ?, cookieName = ? WHERE id = ?
            """,
            (try rule.settings) + [rule.id.rawValue]
        )
        try insertDomains(of: rule)
    }

    /// Deletes a rule with its targets.
    package func delete(_ rule: Rule) throws {
        try execute("DELETE FROM rule WHERE id = ?", [rule.id.rawValue])
    }

    private func insertDomains(of rule: Rule) throws {
        for (position, domain) in rule.domains.enumerated() {
            try insert(
                into: "ruleDomain",
                "ruleId, position, listenerId, domain, url",
                [rule.id.rawValue, position, rule.listenerId.rawValue, domain, rule.url]
            )
        }
    }
}
