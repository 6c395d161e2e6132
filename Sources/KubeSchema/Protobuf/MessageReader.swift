import CloudWire

/// Turns messages into the JSON that a Go client would have sent of the same object.
struct MessageReader {
    /// Deeper nesting is refused, so that hostile input cannot exhaust the stack.
    static let maximumDepth = 64
    /// A value of two bytes takes dozens in memory; real objects stay far below this number of them.
    static let valuesMax = 500_000

    private let catalogue: MessageCatalogue
    private var depth = 0
    private var valuesLeft = Self.valuesMax

    init(catalogue: MessageCatalogue) {
        self.catalogue = catalogue
    }

    /// The members of the object that the bytes are.
    mutating func members(_ bytes: ArraySlice<UInt8>, as type: MessageType) throws(WireError) -> JSONObject {
        guard depth < Self.maximumDepth else { throw WireError(text: "exceeded max depth") }
        depth += 1
        defer { depth -= 1 }
        let contents = try contents(bytes, of: type)
        var object = JSONObject()
        for (field, content) in zip(type.fields, contents) {
            if field.isInline {
                object.members += try inlined(field, content)
            } else if let value = try value(field, content) {
                object.members.append((field.name, value))
            }
        }
        return object
    }

    private func contents(
        _ bytes: ArraySlice<UInt8>,
        of type: MessageType
    ) throws(WireError) -> [FieldContent] {
        var contents = [FieldContent](repeating: FieldContent(), count: type.fields.count)
        var reader = WireReader(bytes)
        while !reader.isAtEnd {
            let key = try reader.key(in: type.shortName)
            if let place = type.place(ofNumber: Int(key.number)) {
                try contents[place].read(type.fields[place], key, from: &reader)
            } else {
                try reader.skip(key.encoding)
            }
        }
        return contents
    }

    private mutating func inlined(
        _ field: MessageField,
        _ content: FieldContent
    ) throws(WireError) -> [(name: String, value: JSON)] {
        guard case .message(let name) = field.type else { return [] }
        return try members(content.joined, as: message(name)).members
    }

    /// The value of a field; none where JSON leaves it out (a bare nil would be the null of JSON).
    private mutating func value(_ field: MessageField, _ content: FieldContent) throws(WireError) -> JSON? {
        if content.isEmpty && (field.isPointer || field.form != .once) {
            return field.omission == .never ? .some(.null) : .none
        }
        try count(1 + content.numbers.count + content.payloads.count)
        switch field.form {
        case .list: return .array(try elements(field, content))
        case .map: return .object(try entries(field, content))
        case .once:
            let value = try single(field.type, content)
            return field.leavesOut(value) ? .none : .some(value)
        }
    }

    private mutating func single(_ type: WireType, _ content: FieldContent) throws(WireError) -> JSON {
        if type.isNumber { return number(content.numbers.last ?? 0, type) }
        switch type {
        case .string, .bytes: return try plain(content.payloads.last, type)
        default: return try plain(content.joined, type)
        }
    }

    private mutating func elements(_ field: MessageField, _ content: FieldContent) throws(WireError) -> [JSON] {
        var elements = content.numbers.map { number($0, field.type) }
        for payload in content.payloads { elements.append(try plain(payload, field.type)) }
        return elements
    }

    private func number(_ bits: UInt64, _ type: WireType) -> JSON {
        switch type {
        case .bool: .bool(bits != 0)
        case .int32: .int(Int64(Int32(truncatingIfNeeded: bits)))
        default: .int(Int64(bitPattern: bits))
        }
    }

    /// A value that has a length; nil is what is not on the wire.
    private mutating func plain(_ payload: ArraySlice<UInt8>?, _ type: WireType) throws(WireError) -> JSON {
        let bytes = payload ?? []
        switch type {
        case .bytes: return payload == nil ? .null : .string(BytesText.base64(bytes))
        case .special(let message): return try message.json(bytes)
        case .message(let name): return try messageValue(bytes, message(name))
        case .string, .bool, .int32, .int64: return .string(String(decoding: bytes, as: UTF8.self))
        }
    }

    private mutating func messageValue(
        _ bytes: ArraySlice<UInt8>,
        _ type: MessageType
    ) throws(WireError) -> JSON {
        let members = try members(bytes, as: type)
        return type.isBareList ? members.members.first?.value ?? .null : .object(members)
    }

    private func message(_ name: String) -> MessageType {
        guard let message = catalogue.message(name) else {
            preconditionFailure("the bundled messages refer to \(name), which is not among them")
        }
        return message
    }

    private mutating func count(_ values: Int) throws(WireError) {
        valuesLeft -= values
        guard valuesLeft >= 0 else { throw WireError(text: "too many values") }
    }
}

// MARK: Maps

extension MessageReader {
    /// A map is a list of entries, of which the later counts; Go's JSON is sorted by the bytes of the keys.
    private mutating func entries(_ field: MessageField, _ content: FieldContent) throws(WireError) -> JSONObject {
        var values: [String: JSON] = [:]
        for payload in content.payloads {
            let (key, value) = try entry(payload)
            values[String(decoding: key, as: UTF8.self)] = try plain(value, field.type)
        }
        let sorted = values.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        return JSONObject(sorted.map { (name: $0.key, value: $0.value) })
    }

    private func entry(
        _ payload: ArraySlice<UInt8>
    ) throws(WireError) -> (key: ArraySlice<UInt8>, value: ArraySlice<UInt8>) {
        var (key, value): (ArraySlice<UInt8>, ArraySlice<UInt8>) = ([], [])
        var reader = WireReader(payload)
        while !reader.isAtEnd {
            let field = WireKey(raw: try reader.varint())
            switch field.number {
            case 1: key = try reader.sized()
            case 2: value = try reader.sized()
            default: try reader.skip(field.encoding)
            }
        }
        return (key, value)
    }
}

extension MessageField {
    /// Whether Go's JSON does without this value of a field that is no pointer.
    fileprivate func leavesOut(_ value: JSON) -> Bool {
        guard !isPointer else { return false }
        switch (omission, type) {
        case (.never, _): return false
        case (.zero, .special(.time)), (.zero, .special(.microTime)): return value == .null
        case (_, .special), (_, .message): return false
        case (_, .bool), (_, .int32), (_, .int64), (_, .string), (_, .bytes):
            return [.bool(false), .int(0), .string(""), .null].contains(value)
        }
    }
}
