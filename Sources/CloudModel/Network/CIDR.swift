/// An IPv4 block such as `10.0.0.0/16`, host bits clear.
package struct CIDR: Hashable, Sendable, CustomStringConvertible {
    package var network: IPv4Address
    /// The prefix length, 0 to 32.
    package var mask: Int

    package enum ParseError: Error, Equatable {
        /// Not `a.b.c.d/n`.
        case malformed
        /// Bits beyond the mask are set, as in `10.0.0.1/16`.
        case hostBitsSet
    }

    package init(_ text: String) throws(ParseError) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let address = IPv4Address(parts[0]), let mask = Self.mask(parts[1], upTo: 32) else {
            throw .malformed
        }
        self.init(network: address, mask: mask)
        guard address.bits & ~netmask == 0 else { throw .hostBitsSet }
    }

    package init(network: IPv4Address, mask: Int) {
        self.network = network
        self.mask = mask
    }

    /// Reads a block, or an address as the block of it alone; host bits are cleared, and anything else is nil.
    package init?(covering text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let address = IPv4Address(parts[0]) else { return nil }
        guard let mask = parts.count == 1 ? 32 : Self.mask(parts[1], upTo: 32) else { return nil }
        self.init(network: address, mask: mask)
        network.bits &= netmask
    }

    /// Reads a prefix length in plain digits.
    static func mask(_ text: Substring, upTo limit: Int) -> Int? {
        guard text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let mask = Int(text), mask <= limit,
            text.utf8.count == 1 || text.utf8.first != 0x30
        else { return nil }
        return mask
    }

    private var netmask: UInt32 { mask == 0 ? 0 : UInt32.max << (32 - mask) }

    package var first: IPv4Address { network }
    package var last: IPv4Address { IPv4Address(bits: network.bits | ~netmask) }
    package var description: String { "\(network)/\(mask)" }

    package func contains(_ address: IPv4Address) -> Bool { address.bits & netmask == network.bits }
    package func contains(_ other: CIDR) -> Bool { mask <= other.mask && contains(other.network) }
    package func overlaps(_ other: CIDR) -> Bool { contains(other.network) || other.contains(network) }
}
