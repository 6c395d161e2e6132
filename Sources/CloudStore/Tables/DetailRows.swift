package import CloudModel
import GRDB

/// A load balancer with one of its listeners, one of its rules and one of its targets, as far as there are any.
package struct DetailRow: RowReadable, Sendable {
    package struct ListenerPart: Sendable {
        package let id: ListenerID
        package let `protocol`: ListenerProtocol
        package let port: Int
        package let isSniOn: Bool
    }

    package struct RulePart: Sendable {
        package let id: RuleID
        package let domains: [String]
        package let url: String
    }

    package struct TargetPart: Sendable {
        package let endpoint: Target.Endpoint
        package let port: Int
        package let weight: Int
        package let probedSince: Instant
        package let healthCheck: HealthCheck?
    }

    static let columns = """
        chosen.id, listener.id, listener.protocol, listener.port, listener.isSniOn, rule.id, \
        (SELECT group_concat(domain, char(10)) FROM (SELECT domain FROM ruleDomain WHERE ruleId = rule.id \
        ORDER BY position)), rule.url, target.instanceId, target.address, target.port, target.weight, \
        target.probedSince, CASE WHEN target.number NOT NULL THEN ifnull(rule.healthCheck, listener.healthCheck) END
        """

    package let loadBalancerId: LoadBalancerID
    package let listener: ListenerPart?
    package let rule: RulePart?
    package let target: TargetPart?

    init(_ row: inout RowReader) {
        loadBalancerId = row.id()
        listener = Self.listener(&row)
        rule = Self.rule(&row)
        target = Self.target(&row)
    }

    private static func listener(_ row: inout RowReader) -> ListenerPart? {
        let (id, name): (ListenerID?, String?) = (row.optionalID(), row.optional())
        let (port, isSniOn): (Int?, Bool?) = (row.optional(), row.optional())
        guard let id, let `protocol` = name.flatMap(ListenerProtocol.init(rawValue:)), let port else { return nil }
        return ListenerPart(id: id, protocol: `protocol`, port: port, isSniOn: isSniOn ?? false)
    }

    private static func rule(_ row: inout RowReader) -> RulePart? {
        let (id, domains, url): (RuleID?, String?, String?) = (row.optionalID(), row.optional(), row.optional())
        guard let id, let domains, let url else { return nil }
        return RulePart(id: id, domains: domains.split(separator: "\n").map(String.init), url: url)
    }

    private static func target(_ row: inout RowReader) -> TargetPart? {
        let (instance, bits): (InstanceID?, UInt32?) = (row.optionalID(), row.optional())
        let (port, weight, since): (Int?, Int?, Int64?) = (row.optional(), row.optional(), row.optional())
        let healthCheck: HealthCheck? = row.optionalJSON()
        let address = bits.map { Target.Endpoint.address(IPv4Address(bits: $0)) }
        guard let endpoint = instance.map(Target.Endpoint.instance) ?? address, let port, let weight, let since else {
            return nil
        }
        return TargetPart(
            endpoint: endpoint,
            port: port,
            weight: weight,
            probedSince: Instant(milliseconds: since),
            healthCheck: healthCheck
        )
    }
}

extension Snapshot {
    private static var detailOrder: String {
        "ORDER BY chosen.number DESC, listener.number, rule.number, target.number"
    }

    /// A page of rows, read in one query: load balancers newest first, what hangs on them in the order it was made.
    package func details(_ query: DetailQuery) throws -> [DetailRow] {
        let source = DetailSource(query, isPage: !query.countsRows)
        guard query.countsRows else { return try rows("\(source.sql) \(Self.detailOrder)", source.arguments) }
        // The page is chosen by keys alone: the columns of the rows before it would cost more than all else.
        let page: [(any DatabaseValueConvertible)?] = [query.loadBalancers.limit, query.loadBalancers.offset]
        return try rows(
            """
            FROM (SELECT chosen.id, chosen.number, listener.id AS listenerId, rule.id AS ruleId,
            target.number AS targetNumber \(source.sql) \(Self.detailOrder) LIMIT ? OFFSET ?) AS chosen
            LEFT JOIN listener ON listener.id = chosen.listenerId LEFT JOIN rule ON rule.id = chosen.ruleId
            LEFT JOIN target ON target.number = chosen.targetNumber \(Self.detailOrder)
            """,
            source.arguments + page
        )
    }

    /// How many rows or load balancers there are, whatever the page.
    package func detailCount(_ query: DetailQuery) throws -> Int {
        guard query.countsRows else { return try loadBalancerCount(query.loadBalancers) }
        let source = DetailSource(query, isPage: false)
        return try number("SELECT count(*) \(source.sql)", source.arguments)
    }
}

/// The joined tables that rows come from; what is deeper than asked for is joined with nothing.
private struct DetailSource {
    let sql: String
    let arguments: [(any DatabaseValueConvertible)?]

    init(_ query: DetailQuery, isPage: Bool) {
        let condition = LoadBalancerCondition(query.loadBalancers)
        let page = isPage ? " ORDER BY number DESC LIMIT ? OFFSET ?" : ""
        let join = { (depth: DetailQuery.Depth, condition: String) in query.depth >= depth ? condition : "FALSE" }
        var text = """
            FROM (SELECT id, number FROM loadBalancer WHERE \(condition.sql)\(page)) AS chosen
            LEFT JOIN listener ON \(join(.listener, "listener.loadBalancerId = chosen.id"))
            LEFT JOIN rule ON \(join(.rule, "rule.listenerId = listener.id"))
            LEFT JOIN target ON \
            \(join(.target, "target.listenerId = listener.id AND ifnull(target.ruleId, '') = ifnull(rule.id, '')"))
            """
        var values = condition.arguments
        if isPage { values += [query.loadBalancers.limit, query.loadBalancers.offset] }
        let addresses = query.loadBalancers.targetAddresses
        if query.depth == .target, !addresses.isEmpty {
            text += " WHERE target.privateAddress IN (\(addresses.map { _ in "?" }.joined(separator: ", ")))"
            values += addresses.map(\.bits)
        }
        sql = text
        arguments = values
    }
}
