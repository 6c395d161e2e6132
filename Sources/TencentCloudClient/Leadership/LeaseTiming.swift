/// How long a leader may be silent, and how often it speaks; the defaults are those of client-go.
public struct LeaseTiming: Hashable, Sendable {
    /// How long the others wait, after the last renewal they saw, before one of them takes over.
    public var leaseDuration: Duration
    /// How long a leader goes on after its last renewal while it cannot renew; less than the lease lasts.
    public var renewDeadline: Duration
    /// The time from one attempt to the next.
    public var retryPeriod: Duration

    /// The times given, or the defaults.
    public init(
        leaseDuration: Duration = .seconds(15),
        renewDeadline: Duration = .seconds(10),
        retryPeriod: Duration = .seconds(2)
    ) {
        self.leaseDuration = leaseDuration
        self.renewDeadline = renewDeadline
        self.retryPeriod = retryPeriod
    }
}
