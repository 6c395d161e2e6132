/// A day of the proleptic Gregorian calendar.
///
/// Era arithmetic after Howard Hinnant's `civil_from_days`: Foundation's calendars cost more than the rest of a request.
package struct CalendarDay: Hashable, Sendable {
    package var year: Int64
    package var month: Int64
    package var day: Int64

    package init(year: Int64, month: Int64, day: Int64) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// The day so many days after 1970-01-01.
    package init(daysSince1970 days: Int64) {
        let shifted = days + 719_468
        let era = Self.floorDivide(shifted, 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    package var daysSince1970: Int64 {
        let shifted = month <= 2 ? year - 1 : year
        let era = Self.floorDivide(shifted, 400)
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The same day of the next month, or its last day where that month is shorter.
    package var oneMonthLater: CalendarDay {
        let firstOfNext = month == 12 ? CalendarDay(year: year + 1, month: 1, day: 1) : next(month: month + 1)
        let firstAfter = CalendarDay(
            year: firstOfNext.month == 12 ? firstOfNext.year + 1 : firstOfNext.year,
            month: firstOfNext.month == 12 ? 1 : firstOfNext.month + 1,
            day: 1
        )
        let length = firstAfter.daysSince1970 - firstOfNext.daysSince1970
        return CalendarDay(year: firstOfNext.year, month: firstOfNext.month, day: min(day, length))
    }

    /// `YYYY-MM-DD`.
    package var text: String { "\(year)-\(Self.twoDigits(month))-\(Self.twoDigits(day))" }

    /// A number below 100 with its leading zero; short enough to need no memory.
    static func twoDigits(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private func next(month: Int64) -> CalendarDay { CalendarDay(year: year, month: month, day: 1) }

    static func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
        (value - ((value % divisor) + divisor) % divisor) / divisor
    }
}
