/// What a check found.
struct ReachFinding: Hashable, Sendable {
    enum Outcome: String, Hashable, Sendable {
        case ok
        /// It works, though not always or not as fast as it should.
        case warning
        case failed
        /// It could not be looked at, because of what failed before it.
        case skipped
    }

    var outcome: Outcome
    /// What is the case.
    var text: String
    /// What to do about it; empty where nothing is to be done.
    var remedy = ""

    static func ok(_ text: String) -> ReachFinding { ReachFinding(outcome: .ok, text: text) }

    static func skipped(_ text: String) -> ReachFinding { ReachFinding(outcome: .skipped, text: text) }

    static func failed(_ text: String, _ remedy: String) -> ReachFinding {
        ReachFinding(outcome: .failed, text: text, remedy: remedy)
    }

    static func warning(_ text: String, _ remedy: String) -> ReachFinding {
        ReachFinding(outcome: .warning, text: text, remedy: remedy)
    }

    /// A fault that some of those behind a load balancer have: it fails where none is left without.
    static func fault(of some: Int, among all: Int, _ text: String, _ remedy: String) -> ReachFinding {
        ReachFinding(outcome: some < all ? .warning : .failed, text: text, remedy: remedy)
    }
}
