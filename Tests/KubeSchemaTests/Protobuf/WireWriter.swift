/// Writes messages by hand, for what no client at hand sends.
struct WireWriter {
    private(set) var bytes: [UInt8] = []

    /// The envelope of an object of that kind.
    static func envelope(_ apiVersion: String, _ kind: String, _ object: WireWriter) -> [UInt8] {
        let type = WireWriter().text(1, apiVersion).text(2, kind)
        return Array("k8s\0".utf8) + WireWriter().message(1, type).message(2, object).bytes
    }

    func number(_ field: UInt64, _ value: Int64) -> WireWriter {
        adding(varint(field << 3) + varint(UInt64(bitPattern: value)))
    }

    func text(_ field: UInt64, _ value: String) -> WireWriter {
        sized(field, Array(value.utf8))
    }

    func message(_ field: UInt64, _ value: WireWriter = WireWriter()) -> WireWriter {
        sized(field, value.bytes)
    }

    func packed(_ field: UInt64, _ values: [Int64]) -> WireWriter {
        sized(field, values.flatMap { varint(UInt64(bitPattern: $0)) })
    }

    func raw(_ bytes: [UInt8]) -> WireWriter { adding(bytes) }

    private func sized(_ field: UInt64, _ value: [UInt8]) -> WireWriter {
        adding(varint(field << 3 | 2) + varint(UInt64(value.count)) + value)
    }

    private func adding(_ more: [UInt8]) -> WireWriter {
        var longer = self
        longer.bytes += more
        return longer
    }

    private func varint(_ value: UInt64) -> [UInt8] {
        value < 0x80 ? [UInt8(value)] : [UInt8(value & 0x7F) | 0x80] + varint(value >> 7)
    }
}
