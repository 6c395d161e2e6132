/// Writes the fields of a message one after the other.
struct MessageWriter {
    private(set) var bytes: [UInt8] = []

    mutating func text(_ field: Int, _ value: String) {
        sized(field, value.utf8)
    }

    mutating func message(_ field: Int, _ value: [UInt8]) {
        sized(field, value)
    }

    mutating func number(_ field: Int, _ value: Int64) {
        key(field, .varint)
        varint(UInt64(bitPattern: value))
    }

    mutating func decimal(_ field: Int, _ value: Double) {
        key(field, .eightBytes)
        withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
    }

    private mutating func sized(_ field: Int, _ value: some Collection<UInt8>) {
        key(field, .sized)
        varint(UInt64(value.count))
        bytes.append(contentsOf: value)
    }

    private mutating func key(_ field: Int, _ encoding: WireEncoding) {
        varint(UInt64(field) << 3 | UInt64(encoding.rawValue))
    }

    private mutating func varint(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }
}
