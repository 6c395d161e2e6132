/// A public address that an account holds, bound to a NAT gateway or to nothing.
package struct ElasticAddress: Hashable, Identifiable, Sendable {
    package var id: ElasticAddressID
    package var scope: Scope
    package var name: String
    package var address: IPv4Address
    package var bandwidthMbps: Int
    package var internetChargeType: String
    package var natGatewayId: NatGatewayID?
    package var createdAt: Instant

    package init(
        id: ElasticAddressID,
        scope: Scope,
        name: String,
        address: IPv4Address,
        bandwidthMbps: Int,
        internetChargeType: String,
        natGatewayId: NatGatewayID?,
        createdAt: Instant
    ) {
        self.id = id
        self.scope = scope
        self.name = name
        self.address = address
        self.bandwidthMbps = bandwidthMbps
        self.internetChargeType = internetChargeType
        self.natGatewayId = natGatewayId
        self.createdAt = createdAt
    }
}

package struct ElasticAddressID: ResourceID {
    package static let prefix = "eip"
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
}
