import Foundation

/// Vendor blobs that nobody queries stand in text columns as JSON.
extension RowReader {
    mutating func json<Value: Decodable>(_ type: Value.Type = Value.self) -> Value {
        let text: String = next()
        return Self.value(text)
    }

    mutating func optionalJSON<Value: Decodable>(_ type: Value.Type = Value.self) -> Value? {
        let text: String? = optional()
        return text.map { Self.value($0) }
    }

    private static func value<Value: Decodable>(_ text: String) -> Value {
        guard let value = try? JSONDecoder().decode(Value.self, from: Data(text.utf8)) else {
            preconditionFailure("\(text) is not a \(Value.self)")
        }
        return value
    }
}

/// A value as the JSON text of a column; keys in a fixed order, so that the same state is the same bytes.
func columnText(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
}
