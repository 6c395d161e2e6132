/// The fields of a message that holds texts, messages and varints, as they stand on the wire.
struct WireFields {
    enum Value: Equatable {
        case number(UInt64)
        case sized([UInt8])
        case eightBytes([UInt8])
    }

    private(set) var all: [(number: Int, value: Value)] = []

    /// Reads to the last byte; nil where the bytes are no message.
    init?(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            guard let key = Self.varint(&rest), let value = Self.value(&rest, encoding: key & 7) else { return nil }
            all.append((Int(key >> 3), value))
        }
    }

    /// The first message that the path of field numbers leads to.
    subscript(path: Int...) -> WireFields? {
        path.reduce(self) { $0?.messages($1).first }
    }

    func messages(_ number: Int) -> [WireFields] {
        sized(number).compactMap { WireFields($0) }
    }

    func texts(_ number: Int) -> [String] {
        sized(number).map { String(decoding: $0, as: UTF8.self) }
    }

    func text(_ number: Int) -> String? { texts(number).first }

    func value(_ number: Int) -> Value? { all.first { $0.number == number }?.value }

    /// The value of the pair of that name among those in the field.
    func pair(_ number: Int, _ name: String) -> WireFields? {
        messages(number).first { $0.text(1) == name }?[2]
    }

    private func sized(_ number: Int) -> [[UInt8]] {
        all.filter { $0.number == number }.compactMap { field in
            guard case .sized(let bytes) = field.value else { return nil }
            return bytes
        }
    }

    private static func value(_ rest: inout ArraySlice<UInt8>, encoding: UInt64) -> Value? {
        switch encoding {
        case 0: return varint(&rest).map(Value.number)
        case 1: return take(8, of: &rest).map(Value.eightBytes)
        case 2: return varint(&rest).flatMap { take(Int($0), of: &rest) }.map(Value.sized)
        default: return nil
        }
    }

    private static func take(_ count: Int, of rest: inout ArraySlice<UInt8>) -> [UInt8]? {
        guard count <= rest.count else { return nil }
        defer { rest = rest.dropFirst(count) }
        return Array(rest.prefix(count))
    }

    private static func varint(_ rest: inout ArraySlice<UInt8>) -> UInt64? {
        var value: UInt64 = 0
        for shift in stride(from: 0, to: 64 as UInt64, by: 7) {
            guard let byte = rest.popFirst() else { return nil }
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
        }
        return nil
    }
}
