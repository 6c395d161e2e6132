/// What a message has on the wire for one of its fields, in the order it came.
struct FieldContent {
    private(set) var numbers: [UInt64] = []
    private(set) var payloads: [ArraySlice<UInt8>] = []

    var isEmpty: Bool { numbers.isEmpty && payloads.isEmpty }

    /// Reads one more value of the field.
    mutating func read(_ field: MessageField, _ key: WireKey, from reader: inout WireReader) throws(WireError) {
        switch WireEncoding(rawValue: key.encoding) {
        case .varint where field.type.isNumber:
            numbers.append(try reader.varint())
        case .sized where field.type.isNumber && field.form == .list:
            var packed = WireReader(try reader.sized())
            while !packed.isAtEnd { numbers.append(try packed.varint()) }
        case .sized where !field.type.isNumber:
            payloads.append(try reader.sized())
        default:
            throw .wrongEncoding(key.encoding, field: field.goName)
        }
    }

    /// The bytes of a message that came in parts: each adds to those before, as if they were one.
    var joined: ArraySlice<UInt8> {
        payloads.count == 1 ? payloads[0] : ArraySlice(payloads.joined())
    }
}
