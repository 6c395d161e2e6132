import CloudWire

/// Points in time as the JSON of the API shows them: RFC 3339 in UTC.
enum UTCText {
    /// The first second of the year 1, which Go takes for no time.
    private static let zero: Int64 = -62_135_596_800
    private static let daySeconds: Int64 = 86_400

    /// To the second.
    static func json(seconds: Int64) -> JSON {
        seconds == zero ? .null : .string("\(text(seconds))Z")
    }

    /// To the microsecond; what is finer is cut off.
    static func json(seconds: Int64, nanoseconds: Int32) -> JSON {
        let microseconds = Int64(nanoseconds / 1000)
        let carried = microseconds < 0 ? -1 : microseconds / 1_000_000
        let rest = microseconds - carried * 1_000_000
        let whole = seconds &+ carried
        return whole == zero && rest == 0 ? .null : .string("\(text(whole)).\(padded(rest, 6))Z")
    }

    private static func text(_ seconds: Int64) -> String {
        let second = modulo(seconds, daySeconds)
        let (year, month, day) = date(quotient(seconds, daySeconds))
        let clock = [second / 3600, second / 60 % 60, second % 60].map { padded($0, 2) }.joined(separator: ":")
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))T\(clock)"
    }

    /// The date of a day counted from 1970, in eras of 400 years that begin in March (Howard Hinnant, civil_from_days).
    private static func date(_ days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let shifted = days + 719_468
        let dayOfEra = modulo(shifted, 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let march = (5 * dayOfYear + 2) / 153
        let month = march < 10 ? march + 3 : march - 9
        let year = quotient(shifted, 146_097) * 400 + yearOfEra + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * march + 2) / 5 + 1)
    }

    /// Rounded down, where `/` rounds towards zero.
    private static func quotient(_ value: Int64, _ divisor: Int64) -> Int64 {
        value / divisor - (value % divisor < 0 ? 1 : 0)
    }

    private static func modulo(_ value: Int64, _ divisor: Int64) -> Int64 {
        let rest = value % divisor
        return rest < 0 ? rest + divisor : rest
    }

    private static func padded(_ value: Int64, _ digits: Int) -> String {
        let text = String(value.magnitude)
        let zeros = String(repeating: "0", count: max(0, digits - text.count))
        return (value < 0 ? "-" : "") + zeros + text
    }
}
