package import CloudModel
import Synchronization

/// The simulated time.
///
/// Everything the cloud does later is a comparison with it, so it can stand still or be moved on.
package final class WorldClock: Sendable {
    private let source: @Sendable () -> Instant
    private let advance = Mutex<Duration>(.zero)

    /// A clock that runs with that source.
    package init(following source: @escaping @Sendable () -> Instant) {
        self.source = source
    }

    /// A clock that stands at that moment until it is moved.
    package convenience init(standingAt moment: Instant) {
        self.init { moment }
    }

    package var now: Instant { source() + advance.withLock { $0 } }

    /// Moves the clock on; time never goes back.
    package func advance(by duration: Duration) {
        precondition(duration >= .zero, "time never goes back")
        advance.withLock { $0 += duration }
    }
}
