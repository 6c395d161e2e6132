extension Instant {
    /// `YYYY-MM-DD HH:MM:SS` in Beijing time, as CLB and VPC write moments in every region (reference 2.1, 5.1).
    package var beijingText: String {
        let local = seconds + 8 * 3600
        let day = Self.civil(days: Self.floorDivide(local, 86_400))
        let second = local - Self.floorDivide(local, 86_400) * 86_400
        let parts = [second / 3600, second / 60 % 60, second % 60]
        return Self.dateText(day) + " " + parts.map(Self.twoDigits).joined(separator: ":")
    }

    /// The UTC day as `YYYY-MM-DD`, as credential scopes write it.
    package var utcDateText: String {
        Self.dateText(Self.civil(days: Self.floorDivide(seconds, 86_400)))
    }

    /// The same day of the next month at the same time, or its last day where the month is shorter.
    package var oneMonthLater: Instant {
        let days = Self.floorDivide(seconds, 86_400)
        let today = Self.civil(days: days)
        let (year, month) = today.month == 12 ? (today.year + 1, 1) : (today.year, today.month + 1)
        let length =
            Self.daysFromCivil(month == 12 ? year + 1 : year, month == 12 ? 1 : month + 1, 1)
            - Self.daysFromCivil(year, month, 1)
        let later = Self.daysFromCivil(year, month, min(today.day, length))
        return Instant(milliseconds: milliseconds + (later - days) * 86_400_000)
    }

    private typealias Day = (year: Int64, month: Int64, day: Int64)

    private static func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
        (value - ((value % divisor) + divisor) % divisor) / divisor
    }

    private static func twoDigits(_ value: Int64) -> String { value < 10 ? "0\(value)" : String(value) }

    private static func dateText(_ day: Day) -> String {
        "\(day.year)-\(twoDigits(day.month))-\(twoDigits(day.day))"
    }

    /// The day of the proleptic Gregorian calendar, by the era arithmetic of Howard Hinnant's `civil_from_days`.
    private static func civil(days: Int64) -> Day {
        let shifted = days + 719_468
        let era = floorDivide(shifted, 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    /// The inverse of ``civil(days:)``.
    private static func daysFromCivil(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let shifted = month <= 2 ? year - 1 : year
        let era = floorDivide(shifted, 400)
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}
