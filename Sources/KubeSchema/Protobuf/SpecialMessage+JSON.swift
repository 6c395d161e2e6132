import CloudWire

extension SpecialMessage {
    /// The JSON that the message stands for.
    func json(_ bytes: ArraySlice<UInt8>) throws(WireError) -> JSON {
        let parts = try Parts(bytes)
        switch self {
        // A zero time has no bytes at all.
        case .time where bytes.isEmpty, .microTime where bytes.isEmpty: return .null
        case .time: return UTCText.json(seconds: parts.integer(1))
        case .microTime: return UTCText.json(seconds: parts.integer(1), nanoseconds: parts.int32(2))
        case .quantity: return try Self.quantity(parts)
        case .integerOrString: return try Self.integerOrString(parts)
        case .fields, .rawExtension: return try Self.embedded(parts)
        }
    }

    private static func quantity(_ parts: Parts) throws(WireError) -> JSON {
        guard let text = parts.text(1) else { return "0" }
        guard !text.isEmpty else {
            throw WireError(
                text: "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"
            )
        }
        return .string(text)
    }

    private static func integerOrString(_ parts: Parts) throws(WireError) -> JSON {
        switch parts.integer(1) {
        case 0: return .int(Int64(parts.int32(2)))
        case 1: return .string(parts.text(3) ?? "")
        default: throw WireError(text: "impossible IntOrString.Type")
        }
    }

    /// JSON within the message, kept as it is.
    private static func embedded(_ parts: Parts) throws(WireError) -> JSON {
        guard let bytes = parts.payload(1), !bytes.isEmpty else { return .null }
        do {
            return try JSONParser.parse(Array(bytes), valuesMax: MessageReader.valuesMax)
        } catch {
            throw WireError(text: "json: \(error.reason)")
        }
    }
}

/// The fields of a small message by number; of each the last counts.
private struct Parts {
    private var numbers: [Int32: UInt64] = [:]
    private var payloads: [Int32: ArraySlice<UInt8>] = [:]

    init(_ bytes: ArraySlice<UInt8>) throws(WireError) {
        var reader = WireReader(bytes)
        while !reader.isAtEnd {
            let key = try reader.key(in: "Value")
            switch WireEncoding(rawValue: key.encoding) {
            case .varint: numbers[key.number] = try reader.varint()
            case .sized: payloads[key.number] = try reader.sized()
            default: try reader.skip(key.encoding)
            }
        }
    }

    func integer(_ number: Int32) -> Int64 { Int64(bitPattern: numbers[number] ?? 0) }

    func int32(_ number: Int32) -> Int32 { Int32(truncatingIfNeeded: numbers[number] ?? 0) }

    func payload(_ number: Int32) -> ArraySlice<UInt8>? { payloads[number] }

    func text(_ number: Int32) -> String? { payloads[number].map { String(decoding: $0, as: UTF8.self) } }
}
