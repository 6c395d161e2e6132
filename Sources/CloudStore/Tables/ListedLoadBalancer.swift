package import CloudModel

/// A load balancer with what lists show of other tables, read in one query.
package struct ListedLoadBalancer: RowReadable, Sendable {
    static let columns = """
        \(LoadBalancer.columns), (SELECT numericalId FROM vpc WHERE vpc.id = loadBalancer.vpcId), \
        (SELECT group_concat(securityGroupId, char(10)) FROM \
        (SELECT securityGroupId FROM loadBalancerSecurityGroup \
        WHERE loadBalancerId = loadBalancer.id ORDER BY position)), \
        EXISTS (SELECT 1 FROM tag WHERE resourceId = loadBalancer.id), \
        (SELECT group_concat(subnetId || ' ' || address, char(10)) FROM \
        (SELECT subnetId, address FROM snatAddress WHERE loadBalancerId = loadBalancer.id ORDER BY number))
        """

    package let loadBalancer: LoadBalancer
    package let numericalVpcId: Int
    /// In binding order.
    package let securityGroupIds: [SecurityGroupID]
    /// Most have none, and need no further query.
    package let hasTags: Bool
    /// In the order they were added.
    package let snatAddresses: [SnatAddress]

    init(_ row: inout RowReader) {
        loadBalancer = LoadBalancer(&row)
        numericalVpcId = row.next()
        let groups: String? = row.optional()
        securityGroupIds = groups?.split(separator: "\n").map { SecurityGroupID(rawValue: String($0)) } ?? []
        hasTags = row.next()
        let addresses: String? = row.optional()
        snatAddresses = addresses?.split(separator: "\n").compactMap(Self.snatAddress) ?? []
    }

    private static func snatAddress(_ text: Substring) -> SnatAddress? {
        let parts = text.split(separator: " ")
        guard parts.count == 2, let bits = UInt32(parts[1]) else { return nil }
        return SnatAddress(subnetId: SubnetID(rawValue: String(parts[0])), address: IPv4Address(bits: bits))
    }
}

extension Snapshot {
    /// Those of the load balancers that exist, by id, in one query.
    package func listedLoadBalancers(_ ids: [LoadBalancerID]) throws -> [LoadBalancerID: ListedLoadBalancer] {
        let listed: [ListedLoadBalancer] = try rows(
            "FROM loadBalancer WHERE id IN (SELECT value FROM json_each(?))",
            [Self.list(ids)]
        )
        return Dictionary(uniqueKeysWithValues: listed.map { ($0.loadBalancer.id, $0) })
    }
}
