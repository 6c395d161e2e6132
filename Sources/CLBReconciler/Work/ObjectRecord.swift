import CloudModel

/// What the reconciler remembers of an object between its turns; all of it can be found out again.
struct ObjectRecord {
    /// Work that the cloud has accepted and not yet ended.
    struct Pending {
        var requestId: String
        var step: PlanStep
        /// The load balancer that was bought.
        var boughtId: String?
        var since: Instant
        var polls = 0
    }

    /// One call made for the object, for people who ask why.
    struct Call {
        var action: String
        var requestId: String
        var outcome: String
    }

    private static let callsMax = 20

    var pending: Pending?
    /// In a row.
    var failures = 0
    var lastFailure: SyncFailure?
    /// Whether its load balancers are to be read before anything is concluded.
    var mustObserve = false
    /// Whether its load balancers are to be looked for by their tags.
    var mustFind = false
    /// Whether the token on the object has bought something already.
    var isTokenSpent = false
    /// Whether the cloud was changed since the object was last in sync.
    var hasChanged = false
    /// Certificates that the cloud would not give to what is there, and why.
    var refusedCertificates: [String: SyncFailure] = [:]
    var began: Instant?
    /// Whether it was told that the object has none.
    var isTold = false
    /// Whether a load balancer was bought since the object was last in sync.
    var hasBought = false
    var warned: [SyncFailure] = []
    /// What could not be written on the object or in an event, and why; nil where the last of it could.
    var untold: String?
    var because = ""
    var plan = Plan()
    var dependencies: Set<Dependency> = []
    /// The last events, by their text.
    var events: [String: EventSeries] = [:]
    private(set) var calls: [Call] = []

    mutating func note(_ call: Call) {
        calls.append(call)
        if calls.count > Self.callsMax { calls.removeFirst() }
    }
}

/// An object that another one was built from.
struct Dependency: Hashable, Sendable {
    var kind: WatchedKind
    /// Its namespace and name.
    var path: String
}

/// An event that was told already and is counted up.
struct EventSeries {
    var name: String
    var count: Int64
}
