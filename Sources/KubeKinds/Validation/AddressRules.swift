import CloudWire
import KubeObjects

/// What addresses may be, wherever they stand.
enum AddressRules {
    static func address(_ text: String, _ path: String) -> [FieldError] {
        guard bytes(text) == nil else { return [] }
        return [
            .invalid(path, .string(text), "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)")
        ]
    }

    /// Addresses that mean something else on every node cannot be endpoints.
    static func notSpecial(_ text: String, _ path: String) -> [FieldError] {
        guard let bytes = bytes(text) else { return [.invalid(path, .string(text), "must be a valid IP address")] }
        guard let fault = specialFault(bytes, text) else { return [] }
        return [.invalid(path, .string(text), fault)]
    }

    /// The four or sixteen bytes of an address.
    static func bytes(_ text: String) -> [UInt8]? { text.contains(":") ? sixteen(text) : four(text) }

    static func isRange(_ text: String) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let bytes = bytes(String(parts[0])), let length = Int(parts[1]) else { return false }
        return (0...bytes.count * 8).contains(length)
    }

    private static func specialFault(_ bytes: [UInt8], _ text: String) -> String? {
        let isLong = bytes.count == 16
        if bytes.allSatisfy({ $0 == 0 }) { return "may not be unspecified (\(text))" }
        if isLong ? bytes.dropLast().allSatisfy({ $0 == 0 }) && bytes.last == 1 : bytes[0] == 127 {
            return "may not be in the loopback range (127.0.0.0/8, ::1/128)"
        }
        if isLong ? bytes[0] == 0xFE && bytes[1] & 0xC0 == 0x80 : bytes[0] == 169 && bytes[1] == 254 {
            return "may not be in the link-local range (169.254.0.0/16, fe80::/10)"
        }
        if isLong ? bytes[0] == 0xFF && bytes[1] & 0x0F == 2 : Array(bytes[..<3]) == [224, 0, 0] {
            return "may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)"
        }
        return nil
    }

    private static func four(_ text: String) -> [UInt8]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let bytes = parts.compactMap { part in
            (1...3).contains(part.utf8.count) && part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? UInt8(part) : nil
        }
        return parts.count == 4 && bytes.count == 4 ? bytes : nil
    }

    private static func sixteen(_ text: String) -> [UInt8]? {
        guard let gap = text.firstRange(of: "::") else {
            return groups(text).flatMap { $0.count == 16 ? $0 : nil }
        }
        let head = text[..<gap.lowerBound]
        let tail = text[gap.upperBound...]
        guard !tail.contains("::"), let front = groups(String(head)), let back = groups(String(tail)),
            front.count + back.count <= 14
        else { return nil }
        return front + Array(repeating: 0, count: 16 - front.count - back.count) + back
    }

    /// The bytes of groups of hexadecimal digits, the last of which may be a whole IPv4 address.
    private static func groups(_ text: String) -> [UInt8]? {
        guard !text.isEmpty else { return [] }
        var bytes: [UInt8] = []
        let groups = text.split(separator: ":", omittingEmptySubsequences: false)
        for (place, group) in groups.enumerated() {
            if place == groups.count - 1, group.contains("."), let last = four(String(group)) {
                bytes += last
            } else if (1...4).contains(group.utf8.count), group.utf8.first != UInt8(ascii: "+"),
                let number = UInt16(group, radix: 16)
            {
                bytes += [UInt8(number >> 8), UInt8(truncatingIfNeeded: number)]
            } else {
                return nil
            }
        }
        return bytes
    }
}
