/// A moment in milliseconds since 1970, UTC.
public struct Instant: Hashable, Comparable, Sendable {
    /// Milliseconds since the beginning of 1970.
    public var milliseconds: Int64

    /// The moment so many milliseconds after the beginning of 1970.
    public init(milliseconds: Int64) { self.milliseconds = milliseconds }
    /// The moment so many seconds after the beginning of 1970.
    public init(seconds: Int64) { milliseconds = seconds * 1000 }

    /// Whole seconds, rounded down.
    public var seconds: Int64 { (milliseconds - (milliseconds % 1000 + 1000) % 1000) / 1000 }

    /// Whether the left one is earlier.
    public static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }

    /// The end of the year 9999, beyond which no text form reaches.
    public static let latest = Instant(seconds: 253_402_300_799)

    /// A later moment, or an earlier one; durations that clients choose do not lead beyond ``latest``.
    public static func + (instant: Instant, duration: Duration) -> Instant {
        let (seconds, attoseconds) = duration.components
        let most = latest.seconds
        let sane = min(max(seconds, -most), most)
        let sum = instant.milliseconds + sane * 1000 + attoseconds / 1_000_000_000_000_000
        return min(Instant(milliseconds: sum), latest)
    }

    /// An earlier moment, or a later one.
    public static func - (instant: Instant, duration: Duration) -> Instant {
        instant + (.zero - duration)
    }
}
