/// Reads JSON text (RFC 8259) from bytes in one pass.
///
/// Foundation's reader is several times slower on the small bodies of this API, and hides the difference between `1` and
/// `1.0` that the cloud's type check makes.
public struct JSONParser {
    /// Why a text is not JSON, and at which byte.
    public struct ParseError: Error, Equatable {
        /// What is wrong.
        public var reason: String
        /// The byte at which it is wrong.
        public var offset: Int
    }

    /// Deeper nesting is refused, so that hostile input cannot exhaust the stack.
    static let maximumDepth = 64

    private let bytes: UnsafeBufferPointer<UInt8>
    private var offset = 0
    private var valuesLeft: Int

    /// Parses a whole text; anything but white space after the value is an error.
    ///
    /// A value of one byte takes dozens in memory, so text that strangers send is best given a limit of their number.
    public static func parse(_ bytes: [UInt8], valuesMax: Int = .max) throws(ParseError) -> JSON {
        let result: Result<JSON, ParseError> = bytes.withUnsafeBufferPointer { buffer in
            var parser = JSONParser(bytes: buffer, valuesLeft: valuesMax)
            do throws(ParseError) {
                let value = try parser.value(depth: 0)
                parser.skipSpace()
                guard parser.offset == buffer.count else { throw parser.error("text after the value") }
                return .success(value)
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    private init(bytes: UnsafeBufferPointer<UInt8>, valuesLeft: Int) {
        self.bytes = bytes
        self.valuesLeft = valuesLeft
    }

    private func error(_ reason: String) -> ParseError {
        ParseError(reason: reason, offset: offset)
    }

    private var next: UInt8? {
        offset < bytes.count ? bytes[offset] : nil
    }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { offset += 1 }
    }

    private mutating func accept(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        offset += 1
        return true
    }

    private mutating func value(depth: Int) throws(ParseError) -> JSON {
        guard depth < Self.maximumDepth else { throw error("nested too deep") }
        guard valuesLeft > 0 else { throw error("too many values") }
        valuesLeft -= 1
        skipSpace()
        switch next {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try literal("true", .bool(true))
        case UInt8(ascii: "f"): return try literal("false", .bool(false))
        case UInt8(ascii: "n"): return try literal("null", .null)
        default: return try number()
        }
    }

    private mutating func literal(_ text: StaticString, _ value: JSON) throws(ParseError) -> JSON {
        for index in 0..<text.utf8CodeUnitCount {
            guard accept(text.utf8Start[index]) else { throw error("not a value") }
        }
        return value
    }

    private mutating func object(depth: Int) throws(ParseError) -> JSON {
        offset += 1
        var members: [(name: String, value: JSON)] = []
        skipSpace()
        if accept(UInt8(ascii: "}")) { return .object(JSONObject()) }
        repeat {
            skipSpace()
            guard next == UInt8(ascii: "\"") else { throw error("a member needs a name") }
            let name = try string()
            skipSpace()
            guard accept(UInt8(ascii: ":")) else { throw error("a name needs a colon") }
            members.append((name, try value(depth: depth + 1)))
            skipSpace()
        } while accept(UInt8(ascii: ","))
        guard accept(UInt8(ascii: "}")) else { throw error("an object does not end") }
        return .object(JSONObject(members))
    }

    private mutating func array(depth: Int) throws(ParseError) -> JSON {
        offset += 1
        var elements: [JSON] = []
        skipSpace()
        if accept(UInt8(ascii: "]")) { return .array([]) }
        repeat {
            elements.append(try value(depth: depth + 1))
            skipSpace()
        } while accept(UInt8(ascii: ","))
        guard accept(UInt8(ascii: "]")) else { throw error("an array does not end") }
        return .array(elements)
    }

    private mutating func number() throws(ParseError) -> JSON {
        let start = offset
        var isInteger = true
        _ = accept(UInt8(ascii: "-"))
        let firstDigit = offset
        skipDigits()
        let digits = offset - firstDigit
        guard digits > 0, digits == 1 || bytes[firstDigit] != UInt8(ascii: "0") else { throw error("not a value") }
        if accept(UInt8(ascii: ".")) {
            isInteger = false
            guard skipDigits() > 0 else { throw error("a fraction needs digits") }
        }
        if accept(UInt8(ascii: "e")) || accept(UInt8(ascii: "E")) {
            isInteger = false
            if !accept(UInt8(ascii: "+")) { _ = accept(UInt8(ascii: "-")) }
            guard skipDigits() > 0 else { throw error("an exponent needs digits") }
        }
        let text = String(decoding: bytes[start..<offset], as: UTF8.self)
        if isInteger, let value = Int64(text) { return .int(value) }
        guard let value = Double(text), value.isFinite else { throw error("a number out of range") }
        return .double(value)
    }

    @discardableResult
    private mutating func skipDigits() -> Int {
        let start = offset
        while let byte = next, byte >= 0x30, byte <= 0x39 { offset += 1 }
        return offset - start
    }
}

// MARK: Strings

extension JSONParser {
    private mutating func string() throws(ParseError) -> String {
        offset += 1
        let start = offset
        while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 { offset += 1 }
        if next == UInt8(ascii: "\"") {
            defer { offset += 1 }
            return try utf8(bytes[start..<offset])
        }
        return try escapedString(prefix: start..<offset)
    }

    private func utf8(_ slice: Slice<UnsafeBufferPointer<UInt8>>) throws(ParseError) -> String {
        guard let text = String(validating: slice, as: UTF8.self) else { throw error("not UTF-8") }
        return text
    }

    private mutating func escapedString(prefix: Range<Int>) throws(ParseError) -> String {
        var text = Array(bytes[prefix])
        while let byte = next {
            offset += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let string = String(validating: text, as: UTF8.self) else { throw error("not UTF-8") }
                return string
            case UInt8(ascii: "\\"):
                text.append(contentsOf: String(try escape()).utf8)
            case 0..<0x20:
                throw error("a control character in a string")
            default:
                text.append(byte)
            }
        }
        throw error("a string does not end")
    }

    private mutating func escape() throws(ParseError) -> Unicode.Scalar {
        guard let byte = next else { throw error("a string does not end") }
        offset += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try unicodeEscape()
        default: throw error("an unknown escape")
        }
    }

    private mutating func unicodeEscape() throws(ParseError) -> Unicode.Scalar {
        let unit = try hexUnit()
        if let scalar = Unicode.Scalar(UInt32(unit)) { return scalar }
        guard UTF16.isLeadSurrogate(unit), accept(UInt8(ascii: "\\")), accept(UInt8(ascii: "u")) else {
            throw error("half a surrogate pair")
        }
        let low = try hexUnit()
        guard UTF16.isTrailSurrogate(low) else { throw error("half a surrogate pair") }
        return UTF16.decode(UTF16.EncodedScalar([unit, low]))
    }

    private mutating func hexUnit() throws(ParseError) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw error("an escape needs four digits")
            }
            unit = unit << 4 | UInt16(digit)
            offset += 1
        }
        return unit
    }
}
