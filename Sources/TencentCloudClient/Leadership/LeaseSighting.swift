import CloudModel
import CloudWire

/// A lease as it was seen last, and how long it has been seen unchanged.
///
/// The times in a lease are those of another machine's clock and are not believed. Neither is a jump of one's own: what
/// passed between two looks counts for no more than the looks are meant to be apart, so that a lease is taken over
/// only by one who has kept looking.
struct LeaseSighting {
    private(set) var lease: JSON
    private var unchangedFor = Duration.zero
    private var lookedAt: Instant

    init(_ lease: JSON, at now: Instant) {
        self.lease = lease
        lookedAt = now
    }

    var record: LeaseRecord { LeaseRecord(lease) }

    /// Looks again.
    mutating func look(_ lease: JSON, at now: Instant, gapMax: Duration) {
        let gap = Duration.milliseconds(now.milliseconds - lookedAt.milliseconds)
        let isSame = LeaseRecord(lease) == record
        unchangedFor = isSame ? unchangedFor + min(max(gap, .zero), gapMax) : .zero
        self.lease = lease
        lookedAt = now
    }

    /// Whether its holder has to be taken for alive.
    var isHeld: Bool {
        !record.holder.isEmpty && unchangedFor < .seconds(record.durationSeconds)
    }
}
