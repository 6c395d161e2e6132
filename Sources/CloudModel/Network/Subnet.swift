/// A block of a VPC in one zone, from which addresses are given out.
package struct Subnet: Hashable, Identifiable, Sendable {
    package var id: SubnetID
    package var scope: Scope
    package var vpcId: VpcID
    package var name: String
    package var cidr: CIDR
    package var zone: String
    package var isDefault: Bool
    package var isBroadcastEnabled: Bool
    package var routeTableId: RouteTableID
    package var createdAt: Instant
    /// How many addresses have an owner; kept by the database itself.
    package var usedAddressCount: Int

    package var addresses: SubnetAddresses { SubnetAddresses(cidr) }
    package var availableAddressCount: Int { addresses.total - usedAddressCount }

    package init(
        id: SubnetID,
        scope: Scope,
        vpcId: VpcID,
        name: String,
        cidr: CIDR,
        zone: String,
        isDefault: Bool,
        isBroadcastEnabled: Bool,
        routeTableId: RouteTableID,
        createdAt: Instant,
        usedAddressCount: Int = 0
    ) {
        self.id = id
        self.scope = scope
        self.vpcId = vpcId
        self.name = name
        self.cidr = cidr
        self.zone = zone
        self.isDefault = isDefault
        self.isBroadcastEnabled = isBroadcastEnabled
        self.routeTableId = routeTableId
        self.createdAt = createdAt
        self.usedAddressCount = usedAddressCount
    }
}
