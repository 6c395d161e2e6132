/// A private network of one region.
package struct Vpc: Hashable, Identifiable, Sendable {
    package var id: VpcID
    package var scope: Scope
    package var name: String
    package var cidr: CIDR
    package var isDefault: Bool
    package var isMulticastEnabled: Bool
    package var dnsServers: [String]
    package var domainName: String
    package var dhcpOptionsId: DhcpOptionsID
    /// The main route table, made with the VPC.
    package var routeTableId: RouteTableID
    /// The integer id that load balancers and access logs show.
    package var numericalId: Int
    package var createdAt: Instant

    package init(
        id: VpcID,
        scope: Scope,
        name: String,
        cidr: CIDR,
        isDefault: Bool,
        isMulticastEnabled: Bool,
        dnsServers: [String],
        domainName: String,
        dhcpOptionsId: DhcpOptionsID,
        routeTableId: RouteTableID,
        numericalId: Int,
        createdAt: Instant
    ) {
        self.id = id
        self.scope = scope
        self.name = name
        self.cidr = cidr
        self.isDefault = isDefault
        self.isMulticastEnabled = isMulticastEnabled
        self.dnsServers = dnsServers
        self.domainName = domainName
        self.dhcpOptionsId = dhcpOptionsId
        self.routeTableId = routeTableId
        self.numericalId = numericalId
        self.createdAt = createdAt
    }
}
