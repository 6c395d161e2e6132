import CloudAPI
import CloudModel
import CloudStore

extension Cloud {
    /// Every used address of a subnet, lowest first.
    func usedAddresses(of subnet: Subnet) throws -> [UsedAddressShape] {
        try state.takenAddresses(pool: subnet.id.rawValue).map { UsedAddressShape($0, in: subnet) }
    }

    /// Those of the addresses that are used.
    func usedAddresses(among addresses: [IPv4Address], of subnets: [Subnet]) throws -> [UsedAddressShape] {
        try owners(of: addresses, in: subnets).map { UsedAddressShape($0, in: $1) }
    }

    /// Who holds each of the addresses that somebody holds, in the order asked; one named twice stands once.
    func owners(
        of addresses: [IPv4Address],
        in subnets: [Subnet]
    ) throws -> [(owned: OwnedAddress, subnet: Subnet)] {
        var seen: Set<IPv4Address> = []
        return try addresses.compactMap { address in
            guard seen.insert(address).inserted, let subnet = subnets.first(where: { $0.cidr.contains(address) }),
                let owned = try state.owner(of: address, pool: subnet.id.rawValue)
            else { return nil }
            return (owned, subnet)
        }
    }
}
