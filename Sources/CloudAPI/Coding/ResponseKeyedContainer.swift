import CloudWire

/// Writes the members of an object in the order they are given.
struct ResponseKeyedContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let output: ResponseEncoder.Output
    let frame: ResponseEncoder.Frame
    var codingPath: [any CodingKey] { [] }

    private func open(_ key: Key) throws -> Shape.Member {
        guard let place = frame.shape.place(ofKey: key.stringValue) else {
            throw ResponseEncoder.UndeclaredMember(shape: frame.shape.name, member: key.stringValue)
        }
        frame.open(place, in: output)
        return frame.shape.members[place]
    }

    mutating func encodeNil(forKey key: Key) throws {
        _ = try open(key)
        output.writer.raw("null")
    }

    mutating func encode(_ value: Bool, forKey key: Key) throws {
        _ = try open(key)
        output.writer.bool(value)
    }

    mutating func encode(_ value: String, forKey key: Key) throws {
        _ = try open(key)
        output.writer.string(value)
    }

    mutating func encode(_ value: Int, forKey key: Key) throws {
        _ = try open(key)
        output.writer.integer(value)
    }

    mutating func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
        let member = try open(key)
        try ResponseEncoder.write(value, as: shape(of: member), to: output)
    }

    mutating func encodeIfPresent(_ value: Bool?, forKey key: Key) throws {
        if let value { try encode(value, forKey: key) } else { try encodeNil(forKey: key) }
    }

    mutating func encodeIfPresent(_ value: String?, forKey key: Key) throws {
        if let value { try encode(value, forKey: key) } else { try encodeNil(forKey: key) }
    }

    mutating func encodeIfPresent(_ value: Int?, forKey key: Key) throws {
        if let value { try encode(value, forKey: key) } else { try encodeNil(forKey: key) }
    }

    mutating func encodeIfPresent<Value: Encodable>(_ value: Value?, forKey key: Key) throws {
        if let value { try encode(value, forKey: key) } else { try encodeNil(forKey: key) }
    }

    private func shape(of member: Shape.Member) throws -> Shape? {
        guard case .object(let name) = member.type else { return nil }
        return output.description.shape(name)
    }

    // Responses are structs of values, lists and structs: the containers below are never asked for.

    mutating func nestedContainer<NestedKey: CodingKey>(
        keyedBy keyType: NestedKey.Type,
        forKey key: Key
    ) -> KeyedEncodingContainer<NestedKey> {
        preconditionFailure("responses nest structs, not containers")
    }

    mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        preconditionFailure("responses nest structs, not containers")
    }

    mutating func superEncoder() -> any Encoder { preconditionFailure("responses have no superclass") }

    mutating func superEncoder(forKey key: Key) -> any Encoder { preconditionFailure("responses have no superclass") }
}
