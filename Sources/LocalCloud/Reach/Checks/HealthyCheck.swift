import CloudModel

/// Whether any target is healthy: where all are dead, all of them get requests.
struct HealthyCheck: ReachCheck {
    let title = "health"

    func finding(in scene: ReachScene) -> ReachFinding {
        guard let serving = scene.route?.serving, !serving.isEmpty else { return .skipped("there is no target") }
        let dead = serving.filter { $0.health == .dead }
        guard !dead.isEmpty else {
            let states = Set(serving.map(\.health.rawValue)).sorted().joined(separator: ", ")
            return .ok("\(serving.count) of \(serving.count) targets may serve (\(states))")
        }
        let text = "dead: \(dead.map(\.server).text)"
        let remedy = "See what the health check asks for, and whether the pod answers it."
        guard dead.count == serving.count else { return .warning("\(text); requests go to the others", remedy) }
        return .failed(
            "\(text); where all are dead, requests go to all of them, and likely fail",
            remedy
        )
    }
}
