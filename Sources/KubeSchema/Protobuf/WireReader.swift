/// Why bytes are no message, in the words of the code that is generated for Go.
struct WireError: Error, Equatable {
    var text: String

    static let endsEarly = WireError(text: "unexpected EOF")
    static let integerOverflow = WireError(text: "proto: integer overflow")
    static let negativeLength = WireError(text: "proto: negative length found during unmarshaling")
    static let groupEnd = WireError(text: "proto: unexpected end of group")

    static func wrongEncoding(_ encoding: WireEncoding.RawValue, field: String) -> WireError {
        WireError(text: "proto: wrong wireType = \(encoding) for field \(field)")
    }
}

/// How long a value on the wire is, by the lowest three bits of the key before it.
enum WireEncoding: UInt8 {
    case varint = 0
    case eightBytes = 1
    case sized = 2
    case groupStart = 3
    case groupEnd = 4
    case fourBytes = 5
}

/// What stands before a value: the field's number and how long the value is.
struct WireKey {
    let raw: UInt64

    var number: Int32 { Int32(truncatingIfNeeded: raw >> 3) }
    var encoding: WireEncoding.RawValue { UInt8(raw & 7) }
}

/// Reads a message from its first byte to the last.
///
/// The order of the checks is that of the generated Go code, so that the same fault is told.
struct WireReader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) {
        rest = bytes
    }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func varint() throws(WireError) -> UInt64 {
        var value: UInt64 = 0
        for shift in stride(from: 0, to: 64 as UInt64, by: 7) {
            guard let byte = rest.popFirst() else { throw .endsEarly }
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
        }
        throw .integerOverflow
    }

    /// The next field's key, where it can be one within the message of that name.
    mutating func key(in message: some StringProtocol) throws(WireError) -> WireKey {
        let key = WireKey(raw: try varint())
        guard key.encoding != WireEncoding.groupEnd.rawValue else {
            throw WireError(text: "proto: \(message): wiretype end group for non-group")
        }
        guard key.number > 0 else {
            throw WireError(text: "proto: \(message): illegal tag \(key.number) (wire type \(key.raw))")
        }
        return key
    }

    /// A value with its length before it.
    mutating func sized() throws(WireError) -> ArraySlice<UInt8> {
        let length = Int64(bitPattern: try varint())
        guard length >= 0 else { throw .negativeLength }
        return try take(length)
    }

    /// Steps over the value of a field that nobody knows.
    mutating func skip(_ encoding: WireEncoding.RawValue) throws(WireError) {
        var openGroups = 0
        var encoding = encoding
        while true {
            switch WireEncoding(rawValue: encoding) {
            case .varint: _ = try varint()
            case .eightBytes: _ = try take(8)
            case .fourBytes: _ = try take(4)
            case .sized: _ = try sized()
            case .groupStart: openGroups += 1
            case .groupEnd where openGroups == 0: throw .groupEnd
            case .groupEnd: openGroups -= 1
            case nil: throw WireError(text: "proto: illegal wireType \(encoding)")
            }
            if openGroups == 0 { return }
            encoding = WireKey(raw: try varint()).encoding
        }
    }

    private mutating func take(_ count: Int64) throws(WireError) -> ArraySlice<UInt8> {
        guard count <= rest.count else { throw .endsEarly }
        let taken = rest.prefix(Int(count))
        rest = rest.dropFirst(Int(count))
        return taken
    }
}
