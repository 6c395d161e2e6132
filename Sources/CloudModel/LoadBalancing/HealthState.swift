/// What is known of a target's health (reference 3.7).
package enum HealthState: String, Sendable {
    case alive = "Alive"
    case dead = "Dead"
    /// Not probed often enough yet.
    case unknown = "Unknown"
    /// The health check is off.
    case closed = "Close"
}

extension HealthCheck {
    /// The health of a target that has been probed since that moment.
    ///
    /// A decision of the simulator: every target answers unless it was told otherwise, so it is unknown for interval ×
    /// healthy count after registration and alive from then on. What was told holds at once.
    package func state(probedSince start: Instant, at now: Instant, told: HealthState? = nil) -> HealthState {
        guard isOn else { return .closed }
        return told ?? (now < start + .seconds(probationSeconds) ? .unknown : .alive)
    }
}
