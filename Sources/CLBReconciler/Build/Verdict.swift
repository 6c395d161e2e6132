import KubeObjects

/// What Build finds an object to want.
struct Verdict: Hashable, Sendable {
    /// Which of the three it is.
    enum Decision: Hashable, Sendable {
        /// It has these load balancers.
        case wanted([DesiredLoadBalancer])
        /// It has none; what it had is released.
        case none
        /// Nobody touches what it has.
        case handsOff
    }

    var decision: Decision
    /// The rule that decided, for people.
    var because: String
    /// What is wrong without standing in the way.
    var warnings: [SyncFailure] = []
    /// What has no effect here; told who asks, and to nobody else.
    var notes: [String] = []

    static func none(_ because: String) -> Verdict { Verdict(decision: .none, because: because) }
    static func handsOff(_ because: String) -> Verdict { Verdict(decision: .handsOff, because: because) }

    var desired: [DesiredLoadBalancer] {
        if case .wanted(let desired) = decision { desired } else { [] }
    }
}
