import CloudAPI
import CloudModel
import CloudWire

extension DescribeLoadBalancersDetail.Request {
    private static let maximumLimit = 100
    private static let maximumFilters = 10
    private static let maximumFilterValues = 100

    /// What to look for, or nil where the filters rule out every load balancer there can be.
    func query(for fields: Set<DetailField>, in cloud: Cloud<some Any>) throws(APIError) -> DetailQuery? {
        let depth = try depth(of: fields)
        var query = LoadBalancerQuery(scope: cloud.scope)
        query.offset = offset ?? 0
        query.limit = limit ?? 20
        guard query.offset >= 0 else { throw APIError(.range, "The value of `Offset` is negative.") }
        guard (1...Self.maximumLimit).contains(query.limit) else { throw .outOfRange("Limit", 1...Self.maximumLimit) }
        let filters = filters ?? []
        guard filters.count <= Self.maximumFilters else { throw .wrongLength("Filters", 0...Self.maximumFilters) }
        var isPossible = true
        for filter in filters {
            guard filter.values.count <= Self.maximumFilterValues else {
                throw .wrongLength("Filters.Values", 0...Self.maximumFilterValues)
            }
            isPossible = try filter.apply(to: &query, region: cloud.region) && isPossible
        }
        guard isPossible else { return nil }
        return DetailQuery(loadBalancers: query, depth: depth, countsRows: cloud.settings.detailPage == .rows)
    }

    /// Fields below the load balancer need the type of the targets; there are no target groups that could have any.
    private func depth(of fields: Set<DetailField>) throws(APIError) -> DetailQuery.Depth {
        let depth = fields.map(\.depth).max() ?? .loadBalancer
        switch targetType ?? "" {
        case "NODE": return depth
        case "GROUP": return min(depth, .rule)
        case "":
            guard depth == .loadBalancer else {
                throw .invalid("`TargetType` must be specified for fields of listeners, rules and targets.")
            }
            return depth
        default: throw .invalidValue("TargetType")
        }
    }
}

extension FilterShape {
    /// Adds this condition to a query; false where no load balancer can fulfil it.
    fileprivate func apply(to query: inout LoadBalancerQuery, region: Region) throws(APIError) -> Bool {
        switch name {
        case "loadbalancer-id": query.ids = values.map(LoadBalancerID.init(rawValue:))
        case "project-id": return narrow(&query.projectIds, to: values.compactMap { Int($0) })
        case "network": return narrowKind(of: &query)
        case "vip": return narrow(&query.vips, to: values.compactMap { IPv4Address($0) })
        case "vpcid": query.vpcIds = values.map(VpcID.init(rawValue:))
        case "target-ip": return narrow(&query.targetAddresses, to: values.compactMap { IPv4Address($0) })
        case "zone": query.masterZones = values.map { region.zone($0)?.name ?? $0 }
        case "tag-key": query.tagKeys = values
        case "fuzzy-search": query.nameOrVipFragments = values
        default:
            guard name.hasPrefix("tag:") else {
                throw APIError(.invalidFilter, "The filter name `\(name)` is not valid.")
            }
            query.tags.append((String(name.dropFirst(4)), values))
        }
        return !values.isEmpty
    }

    private func narrow<Value>(_ allowed: inout [Value], to values: [Value]) -> Bool {
        allowed = values
        return !values.isEmpty
    }

    private func narrowKind(of query: inout LoadBalancerQuery) -> Bool {
        let kinds = Set(values).intersection(["Public", "Private"])
        if kinds.count == 1 { query.kind = kinds == ["Public"] ? .open : .internal }
        return !kinds.isEmpty
    }
}
