package import CloudModel
import GRDB

extension Snapshot {
    /// A page of the load balancers that fulfil a query.
    package func loadBalancers(_ query: LoadBalancerQuery) throws -> [ListedLoadBalancer] {
        let condition = LoadBalancerCondition(query)
        return try rows(
            "FROM loadBalancer WHERE \(condition.sql) ORDER BY \(query.orderSQL) LIMIT ? OFFSET ?",
            condition.arguments + [query.limit, query.offset]
        )
    }

    /// How many load balancers fulfil a query, whatever its page.
    package func loadBalancerCount(_ query: LoadBalancerQuery) throws -> Int {
        let condition = LoadBalancerCondition(query)
        return try number("SELECT count(*) FROM loadBalancer WHERE \(condition.sql)", condition.arguments)
    }
}

extension LoadBalancerQuery {
    fileprivate var orderSQL: String {
        let direction = isAscending ? "ASC" : "DESC"
        return switch order {
        case .createTime: "number \(direction)"
        case .name: "name \(direction), number \(direction)"
        case .domain: "domain \(direction), number \(direction)"
        case .kind: "kind \(direction), number \(direction)"
        }
    }
}

/// A query as SQL: few distinct texts, so that prepared statements are found again.
struct LoadBalancerCondition {
    private(set) var sql = "account = ? AND region = ?"
    private(set) var arguments: [(any DatabaseValueConvertible)?]

    init(_ query: LoadBalancerQuery) {
        arguments = [query.scope.account, query.scope.region]
        any(of: query.ids.map(\.rawValue), in: "id")
        if let kind = query.kind { add("kind = ?", kind.rawValue) }
        if let fragment = query.nameFragment { add("instr(name, ?) > 0", fragment) }
        if let fragment = query.fragment { addFragment(fragment) }
        any(of: query.vips.map(\.bits), in: "CASE WHEN domain = '' THEN vip END")
        if let domain = query.domain { add("domain = ?", domain) }
        if let projectId = query.projectId { add("projectId = ?", projectId) }
        any(of: query.projectIds, in: "projectId")
        if let vpcId = query.vpcId { add("vpcId = ?", vpcId.rawValue) }
        any(of: query.vpcIds.map(\.rawValue), in: "vpcId")
        addNameOrVip(query.nameOrVipFragments)
        if let group = query.securityGroup {
            add(
                "id IN (SELECT loadBalancerId FROM loadBalancerSecurityGroup WHERE securityGroupId = ?)",
                group.rawValue
            )
        }
        any(of: query.masterZones, in: "masterZone")
        any(of: query.internetChargeTypes, in: "internetChargeType")
        any(of: query.vipIsps, in: "vipIsp")
        any(of: query.slaTypes, in: "slaType")
        addTags(query)
        addTargets(query)
    }

    private mutating func addTargets(_ query: LoadBalancerQuery) {
        let source = "FROM listener JOIN target ON target.listenerId = listener.id"
        let bound = "EXISTS (SELECT 1 \(source) WHERE listener.loadBalancerId = loadBalancer.id)"
        if let hasTargets = query.hasTargets { sql += hasTargets ? " AND \(bound)" : " AND NOT \(bound)" }
        guard !query.targetAddresses.isEmpty else { return }
        sql += " AND id IN (SELECT listener.loadBalancerId \(source) WHERE TRUE"
        any(of: query.targetAddresses.map(\.bits), in: "target.privateAddress")
        sql += ")"
    }

    private mutating func add(_ text: String, _ values: any DatabaseValueConvertible...) {
        sql += " AND " + text
        arguments += values
    }

    private mutating func any(of values: [some DatabaseValueConvertible], in column: String) {
        guard !values.isEmpty else { return }
        sql += " AND \(column) IN (\(values.map { _ in "?" }.joined(separator: ", ")))"
        arguments += values
    }

    /// What a load balancer is reached by, as it is shown.
    private static let addressText = """
        CASE WHEN domain = '' THEN (vip >> 24) || '.' || (vip >> 16 & 255) || '.' || (vip >> 8 & 255) || '.' \
        || (vip & 255) ELSE domain END
        """

    private mutating func addFragment(_ fragment: String) {
        add(
            "(instr(id, ?) > 0 OR instr(name, ?) > 0 OR instr(\(Self.addressText), ?) > 0)",
            fragment,
            fragment,
            fragment
        )
    }

    private mutating func addNameOrVip(_ fragments: [String]) {
        guard !fragments.isEmpty else { return }
        let one = "instr(name, ?) > 0 OR instr(\(Self.addressText), ?) > 0"
        sql += " AND (" + fragments.map { _ in one }.joined(separator: " OR ") + ")"
        for fragment in fragments { arguments += [fragment, fragment] }
    }

    private mutating func addTags(_ query: LoadBalancerQuery) {
        if !query.tagKeys.isEmpty {
            sql += " AND EXISTS (SELECT 1 FROM tag WHERE resourceId = loadBalancer.id"
            any(of: query.tagKeys, in: "key")
            sql += ")"
        }
        for tag in query.tags {
            sql += " AND EXISTS (SELECT 1 FROM tag WHERE resourceId = loadBalancer.id"
            any(of: [tag.key], in: "key")
            any(of: tag.values, in: "value")
            sql += ")"
        }
    }
}
