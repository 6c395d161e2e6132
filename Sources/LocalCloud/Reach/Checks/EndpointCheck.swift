import CloudModel

/// Whether the Service has ready pods, and no others.
struct EndpointCheck: ReachCheck {
    let title = "endpoints"

    func finding(in scene: ReachScene) -> ReachFinding {
        guard let backend = scene.backend else { return .skipped("no Service of the cluster is behind it") }
        guard !backend.unready.isEmpty else {
            guard backend.ready.isEmpty else { return .ok("Service \(backend.service): \(backend.ready.count) ready") }
            return .failed(
                "Service \(backend.service) has no endpoints",
                "Compare its selector with the labels of the pods, and its targetPort with their ports: "
                    + "kubectl describe service \(backend.service.asArguments)"
            )
        }
        let names = backend.unready.map { "\($0.pod) (\($0.server.text))" }.sorted().joined(separator: ", ")
        let pod = backend.unready.map(\.pod).min() ?? ""
        return .fault(
            of: backend.unready.count,
            among: backend.unready.count + backend.ready.count,
            "not ready, and so not served: \(names)",
            "See why: kubectl describe pod \(pod.asArguments)"
        )
    }
}

extension String {
    /// `NAMESPACE/NAME` as kubectl takes it.
    var asArguments: String {
        let parts = split(separator: "/")
        return parts.count == 2 ? "\(parts[1]) -n \(parts[0])" : self
    }
}
