/// A moment in milliseconds since 1970, UTC.
package struct Instant: Hashable, Comparable, Sendable {
    package var milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }
    package init(seconds: Int64) { milliseconds = seconds * 1000 }

    /// Whole seconds, rounded down.
    package var seconds: Int64 { (milliseconds - (milliseconds % 1000 + 1000) % 1000) / 1000 }

    package static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }

    /// The end of the year 9999, beyond which no text form reaches.
    package static let latest = Instant(seconds: 253_402_300_799)

    /// A later moment, or an earlier one; durations that clients choose do not lead beyond ``latest``.
    package static func + (instant: Instant, duration: Duration) -> Instant {
        let (seconds, attoseconds) = duration.components
        let most = latest.seconds
        let sane = min(max(seconds, -most), most)
        let sum = instant.milliseconds + sane * 1000 + attoseconds / 1_000_000_000_000_000
        return min(Instant(milliseconds: sum), latest)
    }

    package static func - (instant: Instant, duration: Duration) -> Instant {
        instant + (.zero - duration)
    }
}
