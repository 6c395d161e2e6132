import CloudModel
import CloudStore
import Testing

struct ClockTests {
    @Test func `a new database knows of no clock but the time of day`() throws {
        let clock = try Store(.memory).read { try $0.keptClock() }

        #expect(clock.advance == .zero && clock.standing == nil)
    }

    @Test func `what was kept is found again`() throws {
        let store = try Store(.memory)
        try store.write { transaction in
            var clock = try transaction.keptClock()
            clock.advance += .seconds(86_400)
            clock.standing = Instant(seconds: 1_767_225_600)
            try transaction.keep(clock)
        }

        let clock = try store.read { try $0.keptClock() }
        #expect(clock.advance == .seconds(86_400))
        #expect(clock.standing == Instant(seconds: 1_767_225_600))
    }
}
