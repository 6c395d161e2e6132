/// Decides when a connection has lived long enough.
struct ConnectionLife {
    enum Action: Equatable {
        case carryOn
        case close
        /// Something is under way that may finish, but not for ever.
        case closeSoon
    }

    private var answersOwed = 0
    private var isQuiescing = false

    mutating func requestDelivered() {
        answersOwed += 1
    }

    mutating func answerWritten(isReading: Bool) -> Action {
        answersOwed -= 1
        return isQuiescing && answersOwed <= 0 && !isReading ? .close : .carryOn
    }

    /// Nothing has moved for the idle timeout; a slow answer is the gateway's own doing and no reason to hang up.
    func idled() -> Action {
        answersOwed > 0 ? .carryOn : .close
    }

    /// The process is ending: idle connections close now, busy ones after their answers.
    mutating func quiesce(isReading: Bool) -> Action {
        isQuiescing = true
        return answersOwed > 0 || isReading ? .closeSoon : .close
    }

    /// Whether an interim response may be written without landing before an earlier request's answer.
    var mayInvite: Bool { answersOwed == 0 }
}
