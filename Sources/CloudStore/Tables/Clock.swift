package import CloudModel

/// The simulated time as the database knows it: a restart must not take it back.
package struct KeptClock: Sendable {
    /// How far it was moved on by hand, in all.
    package var advance: Duration
    /// Where it stands before that, if it stands at all.
    package var standing: Instant?
}

extension Snapshot {
    package func keptClock() throws -> KeptClock {
        let advance = try number("SELECT value FROM counter WHERE name = 'clockAdvance'")
        let standing = try number("SELECT value FROM counter WHERE name = 'clockStanding'")
        return KeptClock(
            advance: .milliseconds(advance),
            standing: standing == 0 ? nil : Instant(milliseconds: Int64(standing))
        )
    }
}

extension Transaction {
    package func keep(_ clock: KeptClock) throws {
        let (seconds, attoseconds) = clock.advance.components
        let milliseconds = seconds * 1000 + attoseconds / 1_000_000_000_000_000
        for (name, value) in [("clockAdvance", milliseconds), ("clockStanding", clock.standing?.milliseconds ?? 0)] {
            try execute("INSERT OR REPLACE INTO counter (name, value) VALUES (?, ?)", [name, value])
        }
    }
}
