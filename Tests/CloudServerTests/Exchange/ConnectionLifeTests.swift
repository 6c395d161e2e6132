import Testing

@testable import CloudServer

struct ConnectionLifeTests {
    @Test func `an idle connection ends, one that is owed an answer does not`() {
        var life = ConnectionLife()

        #expect(life.idled() == .close)
        life.requestDelivered()
        #expect(life.idled() == .carryOn)
    }

    @Test func `a connection with nothing under way ends with the process`() {
        var life = ConnectionLife()
        life.requestDelivered()

        #expect(life.answerWritten(isReading: false) == .carryOn)
        #expect(life.quiesce(isReading: false) == .close)
    }

    @Test func `a connection ends after the last answer it is owed`() {
        var life = ConnectionLife()
        life.requestDelivered()
        life.requestDelivered()

        #expect(life.quiesce(isReading: false) == .closeSoon)
        #expect(life.answerWritten(isReading: false) == .carryOn)
        #expect(life.answerWritten(isReading: false) == .close)
    }

    @Test func `a request that is arriving may still finish`() {
        var life = ConnectionLife()

        #expect(life.quiesce(isReading: true) == .closeSoon)
    }

    @Test func `an invitation waits for earlier answers`() {
        var life = ConnectionLife()

        #expect(life.mayInvite)
        life.requestDelivered()
        #expect(!life.mayInvite)
    }
}
