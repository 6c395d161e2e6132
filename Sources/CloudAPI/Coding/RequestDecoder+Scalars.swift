import CloudWire

extension RequestDecoder {
    /// The scalar at one place; the shape check has settled its type, so only its range can still be wrong.
    struct SingleValueContainer: SingleValueDecodingContainer {
        let value: JSON
        let path: String
        var codingPath: [any CodingKey] { [] }

        func decodeNil() -> Bool { value == .null }

        func decode(_ type: Bool.Type) throws -> Bool {
            guard case .bool(let bool) = value else { throw APIError.wrongType(path, expected: "bool") }
            return bool
        }

        func decode(_ type: String.Type) throws -> String {
            guard case .string(let string) = value else { throw APIError.wrongType(path, expected: "string") }
            return string
        }

        func decode(_ type: Double.Type) throws -> Double {
            switch value {
            case .double(let double): return double
            case .int(let int): return Double(int)
            default: throw APIError.wrongType(path, expected: "float")
            }
        }

        func decode(_ type: Float.Type) throws -> Float { Float(try decode(Double.self)) }
        func decode(_ type: Int.Type) throws -> Int { try integer() }
        func decode(_ type: Int8.Type) throws -> Int8 { try integer() }
        func decode(_ type: Int16.Type) throws -> Int16 { try integer() }
        func decode(_ type: Int32.Type) throws -> Int32 { try integer() }
        func decode(_ type: Int64.Type) throws -> Int64 { try integer() }
        func decode(_ type: UInt.Type) throws -> UInt { try integer() }
        func decode(_ type: UInt8.Type) throws -> UInt8 { try integer() }
        func decode(_ type: UInt16.Type) throws -> UInt16 { try integer() }
        func decode(_ type: UInt32.Type) throws -> UInt32 { try integer() }
        func decode(_ type: UInt64.Type) throws -> UInt64 { try integer() }

        func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
            try Value(from: RequestDecoder(value: value, path: path))
        }

        private func integer<Integer: FixedWidthInteger>() throws -> Integer {
            guard case .int(let int) = value else { throw APIError.wrongType(path, expected: "int") }
            guard let integer = Integer(exactly: int) else { throw APIError.invalidValue(path) }
            return integer
        }
    }
}
