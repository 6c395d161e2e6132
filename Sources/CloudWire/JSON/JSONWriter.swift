/// Appends JSON text to a byte buffer.
package struct JSONWriter {
    package var bytes: [UInt8] = []

    package init(capacity: Int = 512) {
        bytes.reserveCapacity(capacity)
    }

    /// Appends text that is JSON already.
    @inlinable
    package mutating func raw(_ text: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Appends bytes that are JSON already.
    package mutating func raw(_ json: [UInt8]) {
        bytes.append(contentsOf: json)
    }

    @inlinable
    package mutating func byte(_ ascii: Unicode.Scalar) {
        bytes.append(UInt8(truncatingIfNeeded: ascii.value))
    }

    package mutating func string(_ value: String) {
        var value = value
        byte("\"")
        value.withUTF8 { buffer in
            var start = 0
            for index in buffer.indices {
                let byte = buffer[index]
                guard byte < 0x20 || byte == 0x22 || byte == 0x5C else { continue }
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[start..<index]))
                escape(byte)
                start = index + 1
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[start...]))
        }
        byte("\"")
    }

    package mutating func integer(_ value: Int) {
        if (0..<10).contains(value) {
            bytes.append(0x30 + UInt8(truncatingIfNeeded: value))
        } else {
            bytes.append(contentsOf: String(value).utf8)
        }
    }

    package mutating func integer(_ value: some BinaryInteger) {
        bytes.append(contentsOf: String(value).utf8)
    }

    package mutating func double(_ value: Double) {
        bytes.append(contentsOf: "\(value)".utf8)
    }

    package mutating func bool(_ value: Bool) {
        if value { raw("true") } else { raw("false") }
    }

    package mutating func value(_ json: JSON) {
        switch json {
        case .null: raw("null")
        case .bool(let value): bool(value)
        case .int(let value): integer(value)
        case .double(let value): double(value)
        case .string(let value): string(value)
        case .array(let elements):
            raw("[")
            for (place, element) in elements.enumerated() {
                if place > 0 { byte(",") }
                value(element)
            }
            raw("]")
        case .object(let object):
            raw("{")
            for (place, member) in object.members.enumerated() {
                if place > 0 { byte(",") }
                string(member.name)
                byte(":")
                value(member.value)
            }
            raw("}")
        }
    }

    /// Texts as an array.
    ///
    /// This and the optionals below are not generic: finding a generic function's types at run time costs more than the
    /// writing.
    package mutating func strings(_ values: [String]) {
        byte("[")
        for (place, value) in values.enumerated() {
            if place > 0 { byte(",") }
            string(value)
        }
        byte("]")
    }

    /// A text, or null where there is none.
    package mutating func optional(_ value: String?) {
        if let value { string(value) } else { raw("null") }
    }

    /// A number, or null where there is none.
    package mutating func optional(_ value: Int?) {
        if let value { integer(value) } else { raw("null") }
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case 0x0A: raw(#"\n"#)
        case 0x0D: raw(#"\r"#)
        case 0x09: raw(#"\t"#)
        case 0x22: raw(#"\""#)
        case 0x5C: raw(#"\\"#)
        default:
            let digits = String(byte, radix: 16)
            bytes.append(contentsOf: (#"\u00"# + (digits.count == 1 ? "0" : "") + digits).utf8)
        }
    }
}

extension JSON {
    /// The value as compact JSON text.
    public var text: String {
        var writer = JSONWriter()
        writer.value(self)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
