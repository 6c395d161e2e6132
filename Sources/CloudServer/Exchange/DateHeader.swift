import CloudModel

/// The text of the `Date` header, made at most once a second.
struct DateHeader {
    private var second: Int64?
    private var latest = ""

    /// That second as HTTP writes it: `Mon, 23 Nov 2026 08:00:00 GMT`.
    mutating func text(at second: Int64) -> String {
        if second != self.second {
            self.second = second
            latest = Self.text(of: Instant(seconds: second))
        }
        return latest
    }

    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    private static func text(of moment: Instant) -> String {
        let day = moment.utcDay
        // The first day of 1970 was a Thursday.
        let weekday = Int(((day.daysSince1970 + 4) % 7 + 7) % 7)
        let month = months[Int(day.month) - 1]
        return
            "\(weekdays[weekday]), \(day.day < 10 ? "0" : "")\(day.day) \(month) \(day.year) \(moment.utcTimeText) GMT"
    }
}
