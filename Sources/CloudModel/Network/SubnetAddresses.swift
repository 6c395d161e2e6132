/// The addresses of a subnet that can be given out: all but the network's, the gateway's and the broadcast (reference 5.3).
package struct SubnetAddresses: Hashable, Sendable {
    package static let reservedCount = 3

    package var block: CIDR

    package init(_ block: CIDR) { self.block = block }

    package var gateway: IPv4Address { IPv4Address(bits: block.first.bits + 1) }
    /// The lowest address that can be given out.
    package var first: IPv4Address { IPv4Address(bits: block.first.bits + 2) }
    /// The highest address that can be given out.
    package var last: IPv4Address { IPv4Address(bits: block.last.bits - 1) }
    /// 2^(32 − mask) − 3: the recorded totals exclude the reserved ones.
    package var total: Int { (1 << (32 - block.mask)) - Self.reservedCount }

    package func contains(_ address: IPv4Address) -> Bool { first <= address && address <= last }
}
