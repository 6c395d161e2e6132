package import CloudModel

extension SnatAddress: RowReadable {
    static let columns = "subnetId, address"

    init(_ row: inout RowReader) {
        self.init(subnetId: row.id(), address: row.address())
    }
}

extension Snapshot {
    /// The SNAT addresses of a load balancer in the order they were added.
    package func snatAddresses(of loadBalancer: LoadBalancerID) throws -> [SnatAddress] {
        try rows("FROM snatAddress WHERE loadBalancerId = ? ORDER BY number", [loadBalancer.rawValue])
    }
}

extension Transaction {
    /// Adds an address that is taken in the ledger of its subnet.
    package func insert(_ snat: SnatAddress, of loadBalancer: LoadBalancerID) throws {
        let number = Int64(try nextNumber())
        try insert(
            into: "snatAddress",
            "loadBalancerId, number, subnetId, address",
            [loadBalancer.rawValue, number, snat.subnetId.rawValue, snat.address.bits]
        )
    }

    /// Gives the address back, and with that removes it.
    package func delete(_ snat: SnatAddress) throws {
        try releaseAddress(snat.address, pool: snat.subnetId.rawValue)
    }
}
