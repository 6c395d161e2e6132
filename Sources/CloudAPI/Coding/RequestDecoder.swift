import CloudWire

/// Decodes checked parameters into the narrow struct an action declares.
///
/// A parameter the description knows but the struct does not is refused, never ignored: see ``KeyedContainer``.
struct RequestDecoder: Decoder {
    let value: JSON
    /// The wire path, such as `Targets.0.Port`; empty at the top.
    let path: String
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    static func decode<Request: Decodable>(_ type: Request.Type, from parameters: JSONObject) throws -> Request {
        try Request(from: RequestDecoder(value: .object(parameters), path: ""))
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard case .object(let object) = value else { throw APIError.wrongType(path, expected: "object") }
        return KeyedDecodingContainer(try KeyedContainer<Key>(object: object, path: path))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard case .array(let elements) = value else { throw APIError.wrongType(path, expected: "list") }
        return UnkeyedContainer(elements: elements, path: path)
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer {
        SingleValueContainer(value: value, path: path)
    }

    /// Decodes any type; a value that its type refuses becomes the vendor's error for values.
    static func decode<Value: Decodable>(_ type: Value.Type, from value: JSON, path: String) throws -> Value {
        do {
            return try Value(from: RequestDecoder(value: value, path: path))
        } catch is DecodingError {
            throw APIError.invalidValue(path)
        }
    }
}

extension RequestDecoder {
    struct KeyedContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
        private let object: JSONObject
        private let path: String
        var codingPath: [any CodingKey] { [] }

        init(object: JSONObject, path: String) throws {
            self.object = object
            self.path = path
            for member in object.members
            where Key(stringValue: member.name.lowercasedFirst) == nil && Key(stringValue: member.name) == nil {
                // Generated clients send zero values for what nobody set; those ask for nothing.
                guard member.value.isZeroValue else { throw APIError.parameterNotSimulated(joined(member.name)) }
            }
        }

        var allKeys: [Key] { object.members.compactMap { Key(stringValue: $0.name.lowercasedFirst) } }

        private func joined(_ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

        func contains(_ key: Key) -> Bool { object[key.stringValue.uppercasedFirst] != nil }

        func decodeNil(forKey key: Key) throws -> Bool { !contains(key) }

        func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
            let name = key.stringValue.uppercasedFirst
            guard let value = object[name] else { throw APIError.missingParameter(joined(name)) }
            return try RequestDecoder.decode(type, from: value, path: joined(name))
        }

        func nestedContainer<NestedKey: CodingKey>(
            keyedBy type: NestedKey.Type,
            forKey key: Key
        ) throws -> KeyedDecodingContainer<NestedKey> {
            try nested(key).container(keyedBy: type)
        }

        func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
            try nested(key).unkeyedContainer()
        }

        func superDecoder() throws -> any Decoder { RequestDecoder(value: .object(object), path: path) }

        func superDecoder(forKey key: Key) throws -> any Decoder { nested(key) }

        private func nested(_ key: Key) -> RequestDecoder {
            let name = key.stringValue.uppercasedFirst
            return RequestDecoder(value: object[name] ?? .null, path: joined(name))
        }
    }
}

extension RequestDecoder {
    struct UnkeyedContainer: UnkeyedDecodingContainer {
        let elements: [JSON]
        let path: String
        var currentIndex = 0
        var codingPath: [any CodingKey] { [] }
        var count: Int? { elements.count }
        var isAtEnd: Bool { currentIndex >= elements.count }

        private mutating func next() -> RequestDecoder {
            defer { currentIndex += 1 }
            return RequestDecoder(value: elements[currentIndex], path: "\(path).\(currentIndex)")
        }

        mutating func decodeNil() throws -> Bool { false }

        mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
            let decoder = next()
            return try RequestDecoder.decode(type, from: decoder.value, path: decoder.path)
        }

        mutating func nestedContainer<NestedKey: CodingKey>(
            keyedBy type: NestedKey.Type
        ) throws -> KeyedDecodingContainer<NestedKey> {
            try next().container(keyedBy: type)
        }

        mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { try next().unkeyedContainer() }

        mutating func superDecoder() throws -> any Decoder { next() }
    }
}

extension JSON {
    /// False, empty, or made of nothing else.
    fileprivate var isZeroValue: Bool {
        switch self {
        case .null, .bool(false), .string(""): true
        case .array(let elements): elements.isEmpty
        case .object(let object): object.members.allSatisfy { $0.value.isZeroValue }
        default: false
        }
    }
}
