import CloudModel
import Testing

/// Reference 2.1: moments are written in Beijing time.
struct InstantTests {
    @Test(
        arguments: [
            (0, "1970-01-01 08:00:00"), (1_663_731_520, "2022-09-21 11:38:40"), (1_709_222_399, "2024-02-29 23:59:59"),
            (-28_801, "1969-12-31 23:59:59"), (4_102_444_799, "2100-01-01 07:59:59"),
        ] as [(Int64, String)]
    )
    func `Beijing is eight hours ahead`(seconds: Int64, text: String) {
        #expect(Instant(seconds: seconds).beijingText == text)
    }

    @Test(arguments: [
        ("2022-09-21", "2022-10-21"), ("2024-01-31", "2024-02-29"), ("2023-01-31", "2023-02-28"),
        ("2023-12-31", "2024-01-31"),
    ])
    func `a month later is the same day where there is one`(day: String, later: String) {
        let parts = day.split(separator: "-").compactMap { Int64($0) }
        let start = CalendarDay(year: parts[0], month: parts[1], day: parts[2])

        #expect(start.text == day)
        #expect(start.oneMonthLater.text == later)
    }

    @Test func `days and their numbers turn into each other over four centuries`() {
        for number in stride(from: Int64(-100_000), through: 100_000, by: 7) {
            #expect(CalendarDay(daysSince1970: number).daysSince1970 == number)
        }
    }
}
