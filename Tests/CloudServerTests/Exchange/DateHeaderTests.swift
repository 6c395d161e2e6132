import Testing

@testable import CloudServer

struct DateHeaderTests {
    @Test(
        arguments: [
            (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
            (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
            (1_709_251_199, "Thu, 29 Feb 2024 23:59:59 GMT"),
            (-1, "Wed, 31 Dec 1969 23:59:59 GMT"),
        ] as [(Int64, String)]
    )
    func `a second is written as HTTP writes it`(second: Int64, text: String) {
        var date = DateHeader()

        #expect(date.text(at: second) == text)
        #expect(date.text(at: second) == text)
    }
}
