import CloudModel

/// How healthy servers are at a moment: as it was told, or else as the simulator decides.
struct HealthSource {
    let told: [ServerPort: HealthState]
    let now: Instant

    /// The health of a server behind a check; without one nobody looks.
    func state(of server: ServerPort, probedSince start: Instant, by check: HealthCheck?) -> HealthState {
        check?.state(probedSince: start, at: now, told: told[server]) ?? .closed
    }
}
