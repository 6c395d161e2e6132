package import CloudModel

/// A load balancer with what lists show of other tables, read in one query.
package struct ListedLoadBalancer: RowReadable, Sendable {
    static let columns = """
        \(LoadBalancer.columns), (SELECT numericalId FROM vpc WHERE vpc.id = loadBalancer.vpcId), \
        (SELECT group_concat(securityGroupId, char(10)) FROM \
        (SELECT securityGroupId FROM loadBalancerSecurityGroup \
        WHERE loadBalancerId = loadBalancer.id ORDER BY position)), \
        EXISTS (SELECT 1 FROM tag WHERE resourceId = loadBalancer.id)
        """

    package let loadBalancer: LoadBalancer
    package let numericalVpcId: Int
    /// In binding order.
    package let securityGroupIds: [SecurityGroupID]
    /// Most have none, and need no further query.
    package let hasTags: Bool

    init(_ row: inout RowReader) {
        loadBalancer = LoadBalancer(&row)
        numericalVpcId = row.next()
        let groups: String? = row.optional()
        securityGroupIds = groups?.split(separator: "\n").map { SecurityGroupID(rawValue: String($0)) } ?? []
        hasTags = row.next()
    }
}
