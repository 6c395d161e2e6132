/// A way from the subnets of a VPC to the Internet, by the public addresses bound to it.
package struct NatGateway: Hashable, Identifiable, Sendable {
    package var id: NatGatewayID
    package var scope: Scope
    package var vpcId: VpcID
    package var name: String
    package var bandwidthMbps: Int
    package var maximumConnections: Int
    package var zone: String
    package var isDeletionProtected: Bool
    package var createdAt: Instant

    package init(
        id: NatGatewayID,
        scope: Scope,
        vpcId: VpcID,
        name: String,
        bandwidthMbps: Int,
        maximumConnections: Int,
        zone: String,
        isDeletionProtected: Bool,
        createdAt: Instant
    ) {
        self.id = id
        self.scope = scope
        self.vpcId = vpcId
        self.name = name
        self.bandwidthMbps = bandwidthMbps
        self.maximumConnections = maximumConnections
        self.zone = zone
        self.isDeletionProtected = isDeletionProtected
        self.createdAt = createdAt
    }
}

package struct NatGatewayID: ResourceID {
    package static let prefix = "nat"
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
}
