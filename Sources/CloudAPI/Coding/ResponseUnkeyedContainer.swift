import CloudWire

/// Writes the elements of a list, each with the same shape.
struct ResponseUnkeyedContainer: UnkeyedEncodingContainer {
    let output: ResponseEncoder.Output
    let shape: Shape?
    private(set) var count = 0
    var codingPath: [any CodingKey] { [] }

    init(output: ResponseEncoder.Output, shape: Shape?) {
        self.output = output
        self.shape = shape
    }

    private mutating func separate() {
        if count > 0 { output.writer.byte(",") }
        count += 1
    }

    mutating func encodeNil() throws {
        separate()
        output.writer.raw("null")
    }

    mutating func encode<Value: Encodable>(_ value: Value) throws {
        separate()
        try ResponseEncoder.write(value, as: shape, to: output)
    }

    mutating func nestedContainer<NestedKey: CodingKey>(
        keyedBy keyType: NestedKey.Type
    ) -> KeyedEncodingContainer<NestedKey> {
        preconditionFailure("responses nest structs, not containers")
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        preconditionFailure("responses nest structs, not containers")
    }

    mutating func superEncoder() -> any Encoder { preconditionFailure("responses have no superclass") }
}

/// Writes one scalar.
struct ResponseScalarContainer: SingleValueEncodingContainer {
    let output: ResponseEncoder.Output
    let shape: Shape?
    var codingPath: [any CodingKey] { [] }

    mutating func encodeNil() throws { output.writer.raw("null") }
    mutating func encode(_ value: Bool) throws { output.writer.bool(value) }
    mutating func encode(_ value: String) throws { output.writer.string(value) }
    mutating func encode(_ value: Double) throws { output.writer.double(value) }
    mutating func encode(_ value: Float) throws { output.writer.double(Double(value)) }
    mutating func encode(_ value: Int) throws { output.writer.integer(value) }
    mutating func encode(_ value: Int8) throws { output.writer.integer(value) }
    mutating func encode(_ value: Int16) throws { output.writer.integer(value) }
    mutating func encode(_ value: Int32) throws { output.writer.integer(value) }
    mutating func encode(_ value: Int64) throws { output.writer.integer(value) }
    mutating func encode(_ value: UInt) throws { output.writer.integer(value) }
    mutating func encode(_ value: UInt8) throws { output.writer.integer(value) }
    mutating func encode(_ value: UInt16) throws { output.writer.integer(value) }
    mutating func encode(_ value: UInt32) throws { output.writer.integer(value) }
    mutating func encode(_ value: UInt64) throws { output.writer.integer(value) }

    mutating func encode<Value: Encodable>(_ value: Value) throws {
        try ResponseEncoder.write(value, as: shape, to: output)
    }
}
