import CloudAPI
import CloudModel
import CloudWire

extension DescribeLoadBalancers.Request {
    private static let maximumIds = 20
    private static let maximumLimit = 100
    private static let maximumFilters = 10
    private static let maximumFilterValues = 100

    /// What to look for, or nil where the conditions rule out every load balancer there can be.
    func query(in cloud: Cloud<some Any>) throws(APIError) -> LoadBalancerQuery? {
        var query = LoadBalancerQuery(scope: cloud.scope)
        try setPage(&query)
        try setConditions(&query, region: cloud.region)
        var isPossible = true
        for filter in try checkedFilters() {
            isPossible = try filter.apply(to: &query, region: cloud.region) && isPossible
        }
        // Classic load balancers, targets with public addresses and the basic network do not exist here.
        guard forward != 0, backendPublicIps ?? [] == [], vpcId != "0" else { return nil }
        return isPossible ? query : nil
    }

    private func setPage(_ query: inout LoadBalancerQuery) throws(APIError) {
        let ids = loadBalancerIds ?? []
        guard ids.count <= Self.maximumIds else { throw .wrongLength("LoadBalancerIds", 0...Self.maximumIds) }
        query.ids = ids
        query.offset = offset ?? 0
        query.limit = limit ?? 20
        guard query.offset >= 0 else { throw APIError(.range, "The value of `Offset` is negative.") }
        guard (1...Self.maximumLimit).contains(query.limit) else { throw .outOfRange("Limit", 1...Self.maximumLimit) }
        guard [nil, 0, 1].contains(orderType) else { throw .invalidValue("OrderType") }
        query.isAscending = orderType == 0
        query.order =
            switch orderBy {
            case .name: .name
            case .kind: .kind
            case .domain: .domain
            case .createTime, nil: .createTime
            }
    }

    private func setConditions(_ query: inout LoadBalancerQuery, region: Region) throws(APIError) {
        guard [nil, -1, 0, 1].contains(forward) else { throw .invalidValue("Forward") }
        query.kind = loadBalancerType
        query.domain = domain.flatMap { $0.isEmpty ? nil : $0 }
        query.nameFragment = loadBalancerName.flatMap { $0.isEmpty ? nil : $0 }
        query.fragment = searchKey.flatMap { $0.isEmpty ? nil : $0 }
        for vip in loadBalancerVips ?? [] {
            guard let address = IPv4Address(vip) else { throw .invalidValue("LoadBalancerVips") }
            query.vips.append(address)
        }
        for ip in backendPrivateIps ?? [] {
            guard let address = IPv4Address(ip) else { throw .invalidValue("BackendPrivateIps") }
            query.targetAddresses.append(address)
        }
        guard [nil, -1, 0, 1].contains(withRs) else { throw .invalidValue("WithRs") }
        query.hasTargets = withRs.flatMap { $0 == -1 ? nil : $0 == 1 }
        query.projectId = projectId
        query.vpcId = vpcId.map(VpcID.init(rawValue:))
        query.securityGroup = securityGroup
        if let masterZone { query.masterZones = [region.zone(masterZone)?.name ?? masterZone] }
    }

    private func checkedFilters() throws(APIError) -> [FilterShape] {
        let filters = filters ?? []
        guard filters.count <= Self.maximumFilters else { throw .wrongLength("Filters", 0...Self.maximumFilters) }
        for filter in filters where filter.values.count > Self.maximumFilterValues {
            throw .wrongLength("Filters.Values", 0...Self.maximumFilterValues)
        }
        return filters
    }
}

extension FilterShape {
    /// Adds this condition to a query; false where no load balancer can fulfil it.
    fileprivate func apply(to query: inout LoadBalancerQuery, region: Region) throws(APIError) -> Bool {
        switch name {
        case "charge-type": return values.contains("POSTPAID_BY_HOUR")
        case "internet-charge-type": return narrow(&query.internetChargeTypes, to: values)
        case "master-zone-id": return narrow(&query.masterZones, to: values.map { region.zone($0)?.name ?? $0 })
        case "tag-key": return narrow(&query.tagKeys, to: values)
        case "vip-isp": return narrow(&query.vipIsps, to: values)
        case "sla-type": return narrow(&query.slaTypes, to: values)
        case "exclusive": return values.contains("0")
        case "function-name": return false
        default:
            guard name.hasPrefix("tag:") else {
                throw APIError(.invalidFilter, "The filter name `\(name)` is not valid.")
            }
            query.tags.append((String(name.dropFirst(4)), values))
        }
        return !values.isEmpty
    }

    /// Leaves what an earlier condition on the same thing allows too.
    private func narrow(_ allowed: inout [String], to values: [String]) -> Bool {
        allowed = allowed.isEmpty ? values : allowed.filter(values.contains)
        return !allowed.isEmpty
    }
}
