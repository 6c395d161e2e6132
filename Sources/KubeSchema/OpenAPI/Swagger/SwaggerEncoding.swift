import CloudWire

/// A part of a Swagger document in protobuf.
struct SwaggerEncoding {
    private var writer = MessageWriter()

    /// The JSON of a document, or of a part of it, as that message.
    static func bytes(_ json: JSON, as message: SwaggerMessage) -> [UInt8] {
        var encoding = SwaggerEncoding()
        for field in message.fields {
            guard let value = json[field.name] else { continue }
            encoding.write(value, as: field.form, in: field.number)
        }
        for member in json.object?.members ?? [] where member.name.hasPrefix("x-") {
            let pair = pair(member.name, value(member.value))
            encoding.writer.message(message.extensions, pair)
        }
        return encoding.writer.bytes
    }

    private mutating func write(_ json: JSON, as form: SwaggerMessage.Form, in field: Int) {
        switch form {
        case .text, .flag, .integer: writePlain(json, in: field)
        case .decimal: writer.decimal(field, json.number)
        case .texts: for text in json.array ?? [] { writePlain(text, in: field, isElement: true) }
        case .value: writer.message(field, Self.value(json))
        case .values: for element in json.array ?? [] { writer.message(field, Self.value(element)) }
        case .message(let message, let numbers):
            writer.message(field, Self.nested(Self.bytes(json, as: message), numbers))
        case .messages(let message):
            for element in json.array ?? [] { writer.message(field, Self.bytes(element, as: message)) }
        case .map(let message, let number, let numbers):
            writer.message(field, Self.pairs(json, as: message, in: number, within: numbers))
        case .type: writer.message(field, Self.type(json))
        case .schemaOrFlag: writer.message(field, Self.schemaOrFlag(json))
        case .parameters: for parameter in json.array ?? [] { writer.message(field, Self.parameter(parameter)) }
        }
    }

    /// A value without parts; what is the default of its type is not written, unless it is an element of a list.
    private mutating func writePlain(_ json: JSON, in field: Int, isElement: Bool = false) {
        switch json {
        case .string(let text) where isElement || !text.isEmpty: writer.text(field, text)
        case .bool(true): writer.number(field, 1)
        case .int(let number) where number != 0: writer.number(field, number)
        default: break
        }
    }

    private static func value(_ json: JSON) -> [UInt8] {
        var writer = MessageWriter()
        writer.text(2, YAMLBlock.text(json))
        return writer.bytes
    }

    private static func pair(_ name: String, _ value: [UInt8]) -> [UInt8] {
        var writer = MessageWriter()
        writer.text(1, name)
        writer.message(2, value)
        return writer.bytes
    }

    private static func pairs(
        _ json: JSON,
        as message: SwaggerMessage,
        in field: Int,
        within numbers: [Int]
    ) -> [UInt8] {
        var writer = MessageWriter()
        for member in json.object?.members ?? [] {
            writer.message(field, pair(member.name, nested(bytes(member.value, as: message), numbers)))
        }
        return writer.bytes
    }

    /// The message in messages that have nothing else, the outermost first.
    private static func nested(_ bytes: [UInt8], _ numbers: [Int]) -> [UInt8] {
        numbers.reversed().reduce(bytes) { inner, number in
            var writer = MessageWriter()
            writer.message(number, inner)
            return writer.bytes
        }
    }

    private static func type(_ json: JSON) -> [UInt8] {
        var writer = MessageWriter()
        for text in json.array ?? [json] { writer.text(1, text.string ?? "") }
        return writer.bytes
    }

    private static func schemaOrFlag(_ json: JSON) -> [UInt8] {
        guard let flag = json.bool else { return nested(bytes(json, as: .schema), [1]) }
        var writer = MessageWriter()
        writer.number(2, flag ? 1 : 0)
        return writer.bytes
    }

    private static func parameter(_ json: JSON) -> [UInt8] {
        switch json["in"] {
        case "body": nested(bytes(json, as: .bodyParameter), [1, 1])
        case "path": nested(bytes(json, as: .pathParameter), [1, 2, 4])
        default: nested(bytes(json, as: .queryParameter), [1, 2, 3])
        }
    }
}

extension JSON {
    fileprivate var number: Double {
        switch self {
        case .int(let value): Double(value)
        case .double(let value): value
        default: 0
        }
    }
}
