/// An IPv6 block such as `2001:db8::/32`, host bits clear.
package struct IPv6Block: Hashable, Sendable, CustomStringConvertible {
    private static let groupCount = 8

    /// The eight groups of the network.
    private var groups: [UInt16]
    /// The prefix length, 0 to 128.
    private var mask: Int

    /// Reads a block, or an address as the block of it alone; host bits are cleared, and anything else is nil.
    package init?(covering text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let groups = Self.groups(parts[0]) else { return nil }
        if parts.count == 2 {
            guard let mask = CIDR.mask(parts[1], upTo: 128) else { return nil }
            self.mask = mask
        } else {
            mask = 128
        }
        self.groups = Self.network(groups, mask: mask)
    }

    /// All groups in full: one spelling for each block, though not the shortest.
    package var description: String {
        groups.map { String($0, radix: 16) }.joined(separator: ":") + "/\(mask)"
    }

    private static func network(_ groups: [UInt16], mask: Int) -> [UInt16] {
        groups.enumerated().map { place, group in
            let kept = min(max(mask - place * 16, 0), 16)
            return kept == 0 ? 0 : group & UInt16.max << UInt16(16 - kept)
        }
    }

    /// Reads an address; one `::` stands for the zero groups that are missing.
    private static func groups(_ text: Substring) -> [UInt16]? {
        guard let gap = text.firstRange(of: "::") else {
            let groups = run(text)
            return groups?.count == groupCount ? groups : nil
        }
        guard let head = run(text[..<gap.lowerBound], mayEndInIPv4: false),
            let tail = run(text[gap.upperBound...]),
            head.count + tail.count < groupCount
        else { return nil }
        return head + Array(repeating: 0, count: groupCount - head.count - tail.count) + tail
    }

    /// Groups without a gap; the last two may be written as an IPv4 address.
    private static func run(_ text: Substring, mayEndInIPv4: Bool = true) -> [UInt16]? {
        guard !text.isEmpty else { return [] }
        var groups: [UInt16] = []
        for part in text.split(separator: ":", omittingEmptySubsequences: false) {
            if mayEndInIPv4, part.endIndex == text.endIndex, let address = IPv4Address(part) {
                groups += [UInt16(address.bits >> 16), UInt16(address.bits & 0xFFFF)]
            } else if (1...4).contains(part.utf8.count), part.allSatisfy(\.isHexDigit),
                let group = UInt16(part, radix: 16)
            {
                groups.append(group)
            } else {
                return nil
            }
        }
        return groups
    }
}
