/// An IPv4 address.
package struct IPv4Address: Hashable, Comparable, Sendable, CustomStringConvertible {
    package var bits: UInt32

    package init(bits: UInt32) { self.bits = bits }

    /// Reads dotted decimals without leading zeros; nil for anything else.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        bits = 0
        for part in parts {
            guard part.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let byte = UInt8(part),
                part.utf8.count == 1 || part.utf8.first != 0x30
            else { return nil }
            bits = bits << 8 | UInt32(byte)
        }
    }

    package var description: String {
        "\(bits >> 24).\(bits >> 16 & 255).\(bits >> 8 & 255).\(bits & 255)"
    }

    /// The address after this one; nil for the last of all.
    package var next: IPv4Address? { bits == .max ? nil : IPv4Address(bits: bits + 1) }

    /// The address before this one; nil for the first of all.
    package var previous: IPv4Address? { bits == 0 ? nil : IPv4Address(bits: bits - 1) }

    package static func < (left: IPv4Address, right: IPv4Address) -> Bool { left.bits < right.bits }
}
