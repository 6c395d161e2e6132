/// Moments as the API writes them, counted in seconds since 1970.
enum Timestamp {
    /// The moment of an RFC 3339 text; fractions of a second are cut.
    static func seconds(_ text: String) -> Int64? {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes[4] == 0x2D, bytes[10] == 0x54 || bytes[10] == 0x74 else { return nil }
        func number(_ range: Range<Int>) -> Int64? { Int64(String(decoding: bytes[range], as: UTF8.self)) }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
            let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
            let offset = offset(String(decoding: bytes[19...], as: UTF8.self))
        else { return nil }
        return days(year, month, day) * 86400 + hour * 3600 + minute * 60 + second - offset
    }

    /// Days since 1970, in a calendar whose years begin in March so that the leap day is the last.
    private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let shifted = month <= 2 ? year - 1 : year
        let ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + ofYear - 719_468
    }

    /// The seconds east of Greenwich that the end of a text says, behind a fraction.
    private static func offset(_ text: String) -> Int64? {
        let zone = text.drop { $0 == "." || $0.isNumber }
        if zone == "Z" || zone == "z" { return 0 }
        let parts = zone.dropFirst().split(separator: ":").compactMap { Int64($0) }
        guard parts.count == 2, let sign = zone.first, sign == "+" || sign == "-" else { return nil }
        return (sign == "+" ? 1 : -1) * (parts[0] * 3600 + parts[1] * 60)
    }
}
