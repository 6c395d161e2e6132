import KubeObjects

/// A point in time in RFC 3339, and what Go's `time.Parse` says of a text that is none.
struct TimeText {
    /// Whether exactly six digits of a second's fraction are demanded.
    var isMicro: Bool

    /// The parts of the layout with what stands between them.
    private static let parts: [(layout: String, digits: Int, most: Int)] = [
        ("2006", 4, 9999), ("-", 0, 0), ("01", 2, 12), ("-", 0, 0), ("02", 2, 31), ("T", 0, 0), ("15", 2, 23),
        (":", 0, 0), ("04", 2, 59), (":", 0, 0), ("05", 2, 59),
    ]
    private static let names = ["01": "month", "02": "day", "15": "hour", "04": "minute", "05": "second"]

    private var layout: String { "2006-01-02T15:04:05\(isMicro ? ".000000" : "")Z07:00" }

    func fault(in text: String) -> String? {
        let start = "parsing time \"\(text)\""
        var rest = Substring(text)
        for part in Self.parts {
            let piece = rest.prefix(part.digits == 0 ? part.layout.count : part.digits)
            guard part.digits == 0 ? piece == part.layout : piece.count == part.digits && piece.allSatisfy(isDigit)
            else {
                return "\(start) as \"\(layout)\": cannot parse \"\(rest)\" as \"\(part.layout)\""
            }
            let number = Int(piece) ?? 0
            if number > part.most || (number == 0 && ["01", "02"].contains(part.layout)) {
                return "\(start): \(Self.names[part.layout] ?? "year") out of range"
            }
            rest = rest.dropFirst(piece.count)
        }
        guard acceptFraction(&rest) else {
            return "\(start) as \"\(layout)\": cannot parse \"\(rest)\" as \".000000\""
        }
        guard acceptZone(&rest) else { return "\(start) as \"\(layout)\": cannot parse \"\(rest)\" as \"Z07:00\"" }
        return rest.isEmpty ? nil : "\(start): extra text: \"\(rest)\""
    }

    private func acceptFraction(_ rest: inout Substring) -> Bool {
        let digits = rest.first == "." ? rest.dropFirst().prefix(while: isDigit).count : 0
        guard !isMicro || digits == 6 else { return false }
        if digits > 0 { rest = rest.dropFirst(digits + 1) }
        return true
    }

    private func acceptZone(_ rest: inout Substring) -> Bool {
        if rest.first == "Z" {
            rest = rest.dropFirst()
            return true
        }
        let zone = Array(rest.prefix(6))
        guard zone.count == 6, zone[0] == "+" || zone[0] == "-", zone[3] == ":",
            [1, 2, 4, 5].allSatisfy({ isDigit(zone[$0]) })
        else { return false }
        rest = rest.dropFirst(6)
        return true
    }

    private func isDigit(_ character: Character) -> Bool { character >= "0" && character <= "9" }
}

/// What `resource.ParseQuantity` says of a text that is no quantity.
enum QuantityText {
    static func fault(in text: String) -> String? {
        guard Quantity(text) == nil else { return nil }
        var rest = Substring(text)
        if rest.first == "+" || rest.first == "-" { rest = rest.dropFirst() }
        let number = rest.prefix { $0.isNumber || $0 == "." }
        rest = rest.dropFirst(number.count).drop { "eEinumkKMGTP".contains($0) }
        if rest.first == "+" || rest.first == "-" { rest = rest.dropFirst() }
        guard !text.isEmpty, rest.allSatisfy(\.isNumber) else {
            return "quantities must match the regular expression "
                + "'^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"
        }
        let isNumber = number.contains(where: \.isNumber) && number.filter { $0 == "." }.count < 2
        return isNumber ? "unable to parse quantity's suffix" : "unable to parse numeric part of quantity"
    }
}

/// Bytes in base64.
enum Base64Text {
    /// Where Go's decoder stops; nil where the text is sound.
    static func faultOffset(in text: String) -> Int? {
        let bytes = Array(text.utf8)
        var filled = 0
        for (place, byte) in bytes.enumerated() where byte != 0x0A && byte != 0x0D {
            if byte == UInt8(ascii: "=") { return paddingFault(bytes, at: place, filled: filled) }
            guard isDigit(byte) else { return place }
            filled = (filled + 1) % 4
        }
        // What does not fill the last group of four is to blame from its start.
        return filled == 0 ? nil : bytes.count - filled
    }

    private static func paddingFault(_ bytes: [UInt8], at place: Int, filled: Int) -> Int? {
        guard filled >= 2 else { return place }
        var end = place + 1
        if filled == 2 {
            guard end < bytes.count else { return bytes.count }
            guard bytes[end] == UInt8(ascii: "=") else { return end }
            end += 1
        }
        return bytes[end...].allSatisfy { $0 == 0x0A || $0 == 0x0D } ? nil : end
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "+"), UInt8(ascii: "/"): true
        default: false
        }
    }
}
