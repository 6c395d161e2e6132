/// The asynchronous work a write began, found again by the RequestId of that write (reference 2.6).
///
/// Nothing runs: the outcome is known when the write is accepted, and only becomes visible when it is due.
package struct CloudTask: Hashable, Sendable {
    /// The RequestId of the write.
    package var id: String
    package var scope: Scope
    package var action: String
    package var dueAt: Instant
    /// Why it fails, where it does.
    package var failure: String?
    package var loadBalancerIds: [LoadBalancerID]
    package var dealName: String?

    package enum Status: Int, Sendable {
        case succeeded = 0
        case failed = 1
        case running = 2
    }

    package func status(at now: Instant) -> Status {
        if now < dueAt { .running } else { failure == nil ? .succeeded : .failed }
    }

    package init(
        id: String,
        scope: Scope,
        action: String,
        dueAt: Instant,
        failure: String? = nil,
        loadBalancerIds: [LoadBalancerID] = [],
        dealName: String? = nil
    ) {
        self.id = id
        self.scope = scope
        self.action = action
        self.dueAt = dueAt
        self.failure = failure
        self.loadBalancerIds = loadBalancerIds
        self.dealName = dealName
    }
}
