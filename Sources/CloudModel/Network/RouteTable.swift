/// Where what leaves the subnets of a VPC goes; each subnet has one, the VPC's main one unless told otherwise.
package struct RouteTable: Hashable, Identifiable, Sendable {
    package var id: RouteTableID
    package var scope: Scope
    package var vpcId: VpcID
    package var name: String
    /// Made with the VPC, and gone only with it.
    package var isMain: Bool
    package var createdAt: Instant

    package init(id: RouteTableID, scope: Scope, vpcId: VpcID, name: String, isMain: Bool, createdAt: Instant) {
        self.id = id
        self.scope = scope
        self.vpcId = vpcId
        self.name = name
        self.isMain = isMain
        self.createdAt = createdAt
    }
}

/// One way out of a route table.
package struct Route: Hashable, Sendable {
    /// The running count it was made at, which the wire calls its id.
    package var number: Int64
    package var itemId: RouteItemID
    package var routeTableId: RouteTableID
    package var destination: CIDR
    /// What leads there, in the vendor's words, such as `NAT`.
    package var gatewayType: String
    package var gatewayId: String
    package var text: String
    package var isEnabled: Bool
    package var createdAt: Instant

    package init(
        number: Int64,
        itemId: RouteItemID,
        routeTableId: RouteTableID,
        destination: CIDR,
        gatewayType: String,
        gatewayId: String,
        text: String,
        isEnabled: Bool,
        createdAt: Instant
    ) {
        self.number = number
        self.itemId = itemId
        self.routeTableId = routeTableId
        self.destination = destination
        self.gatewayType = gatewayType
        self.gatewayId = gatewayId
        self.text = text
        self.isEnabled = isEnabled
        self.createdAt = createdAt
    }
}

package struct RouteItemID: ResourceID {
    package static let prefix = "rti"
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
}
