import CloudModel

/// Whether the targets are the pods that are expected, and only those.
struct TargetCheck: ReachCheck {
    let title = "targets"

    func finding(in scene: ReachScene) -> ReachFinding {
        guard let route = scene.route else { return .skipped("nothing takes it") }
        guard !route.targets.isEmpty else { return unbound(scene.backend) }
        let serving = Set(route.serving.map(\.server))
        guard !serving.isEmpty else {
            return .failed(
                "all \(route.targets.count) targets have weight 0",
                "They are being drained: wait for others, or set a weight."
            )
        }
        guard let backend = scene.backend else {
            return .ok("\(serving.text); no Service or Ingress of the cluster is known to want others")
        }
        return compare(serving, with: backend)
    }

    private func unbound(_ backend: ExpectedTargets?) -> ReachFinding {
        guard let backend else { return .failed("no target is bound", "Bind one with RegisterTargets.") }
        guard !backend.ready.isEmpty else {
            return .failed("no target is bound, since Service \(backend.service) has no ready pod", "See endpoints.")
        }
        return .failed(
            "no target is bound, but expected: \(backend.ready.text)",
            "Why it lags behind: clbsim explain \(backend.subject)"
        )
    }

    private func compare(_ serving: Set<ServerPort>, with backend: ExpectedTargets) -> ReachFinding {
        let missing = backend.ready.subtracting(serving)
        let wrong = serving.subtracting(backend.ready)
        guard !missing.isEmpty || !wrong.isEmpty else { return .ok("exactly the ready pods: \(serving.text)") }
        var differences: [String] = []
        if !missing.isEmpty { differences.append("missing: \(missing.text)") }
        if !wrong.isEmpty { differences.append("not expected: \(wrong.text)") }
        return .fault(
            of: wrong.count,
            among: serving.count,
            differences.joined(separator: "; "),
            "Why it differs from the pods: clbsim explain \(backend.subject)"
        )
    }
}
