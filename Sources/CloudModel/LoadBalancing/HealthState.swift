/// What is known of a target's health (reference 3.7).
package enum HealthState: String, Sendable {
    case alive = "Alive"
    /// Not probed often enough yet.
    case unknown = "Unknown"
    /// The health check is off.
    case closed = "Close"
}

extension HealthCheck {
    /// The health of a target that has been probed since that moment.
    ///
    /// A decision of the simulator: as long as nothing really probes, every target answers, so it is unknown for
    /// interval × healthy count after registration and alive from then on.
    package func state(probedSince start: Instant, at now: Instant) -> HealthState {
        guard isOn else { return .closed }
        return now < start + .seconds(probationSeconds) ? .unknown : .alive
    }
}
