/// What holds an address of a subnet.
package struct AddressOwner: Hashable, Sendable {
    package enum Kind: String, Sendable {
        case loadBalancer
        case networkInterface
        /// A Service of a cluster, in a pool of the cluster's own.
        case service
    }

    package var kind: Kind
    package var id: String

    package init(kind: Kind, id: String) {
        self.kind = kind
        self.id = id
    }
}

/// An address with an owner.
package struct OwnedAddress: Hashable, Sendable {
    package var pool: String
    package var address: IPv4Address
    package var owner: AddressOwner
    package var takenAt: Instant

    package init(pool: String, address: IPv4Address, owner: AddressOwner, takenAt: Instant) {
        self.pool = pool
        self.address = address
        self.owner = owner
        self.takenAt = takenAt
    }
}
