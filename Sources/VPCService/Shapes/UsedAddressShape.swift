import CloudModel

/// A used address and what uses it.
struct UsedAddressShape: Encodable {
    var vpcId: VpcID
    var subnetId: SubnetID
    var ipAddress: String
    var resourceType: String
    var resourceId: String

    init(_ owned: OwnedAddress, in subnet: Subnet) {
        vpcId = subnet.vpcId
        subnetId = subnet.id
        ipAddress = owned.address.description
        resourceType = owned.owner.kind.wireName
        resourceId = owned.owner.id
    }
}

extension AddressOwner.Kind {
    /// The vendor's word; that of load balancers is our guess, in the style of the documented ones.
    var wireName: String {
        switch self {
        case .loadBalancer: "CLB"
        case .networkInterface: "ENI"
        // Never in a subnet: its pool is its cluster's own.
        case .service: "SERVICE"
        }
    }
}
