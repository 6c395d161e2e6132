/// Which load balancers a list asks for; a condition that is nil or empty holds for all.
package struct LoadBalancerQuery: Sendable {
    package enum Order: Sendable {
        case createTime, name, kind, domain
    }

    package var scope: Scope
    package var ids: [LoadBalancerID] = []
    package var kind: LoadBalancer.Kind?
    package var nameFragment: String?
    /// Found in the id, the name, the address or the domain name.
    package var fragment: String?
    package var vips: [IPv4Address] = []
    package var domain: String?
    package var projectId: Int?
    package var projectIds: [Int] = []
    package var vpcId: VpcID?
    package var vpcIds: [VpcID] = []
    /// One of these is found in the name or the address.
    package var nameOrVipFragments: [String] = []
    package var securityGroup: SecurityGroupID?
    package var masterZones: [String] = []
    package var internetChargeTypes: [String] = []
    package var vipIsps: [String] = []
    package var slaTypes: [String] = []
    package var tagKeys: [String] = []
    /// All of these keys, each with any of its values.
    package var tags: [(key: String, values: [String])] = []
    /// Whether any target is bound.
    package var hasTargets: Bool?
    /// One of the targets has one of these private addresses.
    package var targetAddresses: [IPv4Address] = []
    package var order = Order.createTime
    package var isAscending = false
    package var offset = 0
    package var limit = 20

    package init(scope: Scope) {
        self.scope = scope
    }
}
