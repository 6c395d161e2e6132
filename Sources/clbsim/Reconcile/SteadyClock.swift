import CloudModel

/// The time of day at the start, and from then on what has passed: it does not jump when somebody sets the clock.
struct SteadyClock: Sendable {
    private let start = Simulator.wallClock
    private let origin = ContinuousClock.now

    var now: Instant { start + origin.duration(to: .now) }
}
