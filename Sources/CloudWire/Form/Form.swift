/// The pairs of a query or of an `application/x-www-form-urlencoded` body, decoded, in the order sent.
package struct Form: Equatable, Sendable {
    package var pairs: [(name: String, value: String)]

    package init(_ pairs: [(name: String, value: String)]) {
        self.pairs = pairs
    }

    /// Decodes text such as `Limit=20&Filters.0.Name=a%20b`.
    package init(encoded: Substring) throws(APIError) {
        pairs = []
        for pair in encoded.split(separator: "&") {
            guard let mark = pair.firstIndex(of: "=") else { throw .malformedForm }
            let name = try Self.decode(pair[..<mark])
            let value = try Self.decode(pair[pair.index(after: mark)...])
            pairs.append((name, value))
        }
    }

    package subscript(name: String) -> String? {
        pairs.last { $0.name == name }?.value
    }

    package static func == (left: Form, right: Form) -> Bool {
        left.pairs.elementsEqual(right.pairs) { $0 == $1 }
    }

    private static func decode(_ text: Substring) throws(APIError) -> String {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+") }) else {
            return String(text)
        }
        var bytes: [UInt8] = []
        var rest = text.utf8
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"):
                bytes.append(0x20)
            case UInt8(ascii: "%"):
                guard let high = hexDigit(rest.popFirst()), let low = hexDigit(rest.popFirst()) else {
                    throw .malformedBody("a broken percent escape")
                }
                bytes.append(high << 4 | low)
            default:
                bytes.append(byte)
            }
        }
        guard let decoded = String(validating: bytes, as: UTF8.self) else { throw .malformedBody("not UTF-8") }
        return decoded
    }

    private static func hexDigit(_ byte: UInt8?) -> UInt8? {
        guard let byte, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
        return UInt8(digit)
    }
}
