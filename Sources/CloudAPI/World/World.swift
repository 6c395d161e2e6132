package import CloudModel

/// Time, identifiers and randomness: all that would make two runs differ, as values.
package struct World: Sendable {
    /// The time the cloud lives in.
    package var clock: WorldClock
    /// The time of day outside, which alone decides whether a signature is fresh: clients do not live in ``clock``.
    package var wallClock: @Sendable () -> Instant
    package var random: RandomSource
    package var ids: ResourceIDSequence
    package let served = ServedAddresses()
    package let announcements = Announcements()

    /// A world of that seed.
    ///
    /// `generation` counts the starts on one database, so that a restart does not repeat itself.
    ///
    /// `idSeed` is the seed the database began with: the running number behind ids is kept there, and one permutation
    /// never repeats, whereas two may meet.
    package init(
        seed: UInt64,
        idSeed: UInt64,
        generation: Int64,
        clock: WorldClock,
        wallClock: @escaping @Sendable () -> Instant
    ) {
        self.clock = clock
        self.wallClock = wallClock
        random = RandomSource(seed: seed &+ UInt64(bitPattern: generation) &* 0xD134_2543_DE82_EF95)
        ids = ResourceIDSequence(seed: idSeed)
    }
}
