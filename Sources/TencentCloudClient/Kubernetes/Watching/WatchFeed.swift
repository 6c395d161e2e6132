import CLBReconciler

/// The changes of one resource that came and were not told yet; it knows no stream and no time.
struct WatchFeed {
    /// How a stream came to its end.
    enum End: Hashable {
        /// The server closed it, or the connection broke.
        case closed
        /// It could not be opened, or the server said why it ends.
        case failed(KubernetesFailure)
    }

    /// What is to be done after a stream has ended.
    enum Next: Hashable {
        case reopen(after: Duration)
        /// The revision to resume from is no longer known.
        case stop
    }

    /// How many changes may wait; who is that far behind lists anew.
    static let pendingMax = 20_000

    /// The revision up to which the reader was told.
    private(set) var told: String
    /// The revision to resume from.
    private(set) var position: String
    private var pending: [KubernetesChange] = []
    private var failure: KubernetesFailure?
    private var delay = RetryDelay()

    init(from revision: String) {
        told = revision
        position = revision
    }

    /// Whether the next reading says something.
    var hasNews: Bool { !pending.isEmpty || failure != nil }

    /// Whether nothing more can come.
    var isExpired: Bool { failure == .expired }

    /// Keeps what a stream brought, up to a failure that ends it.
    mutating func note(_ events: [WatchEvent]) -> KubernetesFailure? {
        for event in events {
            switch event {
            case .failed(let failure): return failure
            case .reached(let revision): position = revision
            case .change(let change, let revision):
                position = revision
                pending.append(change)
            }
            delay.reset()
        }
        return pending.count > Self.pendingMax ? .expired : nil
    }

    /// Keeps how a stream ended.
    ///
    /// One that was merely closed is opened again without a word: servers end every watch after a while.
    mutating func note(_ end: End) -> Next {
        if case .failed(let why) = end { failure = why }
        return isExpired ? .stop : .reopen(after: delay.next())
    }

    /// Tells what has come since the last time.
    mutating func take() throws(KubernetesFailure) -> KubernetesChanges {
        if let failure {
            self.failure = nil
            throw failure
        }
        defer { pending = [] }
        told = position
        return KubernetesChanges(changes: pending, revision: position)
    }
}
