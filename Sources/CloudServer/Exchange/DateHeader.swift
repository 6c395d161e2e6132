import CloudWire

/// The text of the `Date` header, made at most once a second.
struct DateHeader {
    private var second: Int64?
    private var latest = ""

    /// That second as HTTP writes it: `Mon, 23 Nov 2026 08:00:00 GMT`.
    mutating func text(at second: Int64) -> String {
        if second != self.second {
            self.second = second
            latest = Self.text(of: second)
        }
        return latest
    }

    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    private static func text(of second: Int64) -> String {
        let date = UTCDate(secondsSince1970: second)
        let timeOfDay = Int(second - daysSince1970(second) * 86_400)
        // The first day of 1970 was a Thursday.
        let weekday = Int(((daysSince1970(second) + 4) % 7 + 7) % 7)
        let clock = [timeOfDay / 3_600, timeOfDay / 60 % 60, timeOfDay % 60].map(twoDigits).joined(separator: ":")
        return "\(weekdays[weekday]), \(twoDigits(date.day)) \(months[date.month - 1]) \(date.year) \(clock) GMT"
    }

    private static func daysSince1970(_ second: Int64) -> Int64 {
        second >= 0 ? second / 86_400 : (second - 86_399) / 86_400
    }

    private static func twoDigits(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}
