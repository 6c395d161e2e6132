/// How long to wait before the next attempt: twice as long each time, up to half a minute.
struct RetryDelay: Hashable {
    /// As informers of other clients wait.
    private static let first = Duration.milliseconds(800)
    private static let most = Duration.seconds(30)

    private var upcoming: Duration?

    /// Begins again, after something went well.
    mutating func reset() { upcoming = nil }

    /// The time to wait now; none for the first attempt after something went well.
    mutating func next() -> Duration {
        let delay = upcoming ?? .zero
        upcoming = delay == .zero ? Self.first : min(delay * 2, Self.most)
        return delay
    }
}
