/// An address of a subnet from which a load balancer reaches targets outside its VPC.
package struct SnatAddress: Hashable, Sendable {
    package var subnetId: SubnetID
    package var address: IPv4Address

    package init(subnetId: SubnetID, address: IPv4Address) {
        self.subnetId = subnetId
        self.address = address
    }
}
