extension Instant {
    private static let secondsPerDay: Int64 = 86_400
    private static let beijingOffsetSeconds: Int64 = 8 * 3600

    /// The UTC day.
    package var utcDay: CalendarDay {
        CalendarDay(daysSince1970: CalendarDay.floorDivide(seconds, Self.secondsPerDay))
    }

    /// `YYYY-MM-DD HH:MM:SS` in Beijing time, as CLB and VPC write moments in every region (reference 2.1, 5.1).
    package var beijingText: String {
        let local = Instant(seconds: seconds + Self.beijingOffsetSeconds)
        return local.utcDay.text + " " + local.utcTimeText
    }

    /// `HH:MM:SS` in UTC.
    package var utcTimeText: String {
        let second = seconds - utcDay.daysSince1970 * Self.secondsPerDay
        let (hours, minutes) = (CalendarDay.twoDigits(second / 3600), CalendarDay.twoDigits(second / 60 % 60))
        return "\(hours):\(minutes):\(CalendarDay.twoDigits(second % 60))"
    }

    /// The same time on the same day of the next month, or on its last day where the month is shorter.
    package var oneMonthLater: Instant {
        let days = utcDay.oneMonthLater.daysSince1970 - utcDay.daysSince1970
        return Instant(milliseconds: milliseconds + days * Self.secondsPerDay * 1000)
    }
}
