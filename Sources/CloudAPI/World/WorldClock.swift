package import CloudModel
import Synchronization

/// The simulated time.
///
/// Everything the cloud does later is a comparison with it, so it can stand still or be moved on.
package final class WorldClock: Sendable {
    private let source: @Sendable () -> Instant
    private let advance: Mutex<Duration>

    /// A clock that runs with that source, so far ahead of it.
    package init(ahead advance: Duration = .zero, of source: @escaping @Sendable () -> Instant) {
        self.source = source
        self.advance = Mutex(advance)
    }

    /// A clock that stands at that moment until it is moved.
    package convenience init(standingAt moment: Instant, movedBy advance: Duration = .zero) {
        self.init(ahead: advance) { moment }
    }

    package var now: Instant { source() + advance.withLock { $0 } }

    /// Moves the clock on; time never goes back.
    package func advance(by duration: Duration) {
        precondition(duration >= .zero, "time never goes back")
        advance.withLock { $0 += duration }
    }
}
