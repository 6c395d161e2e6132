import KubeControllers
import CloudModel

/// Whether the pods listen on the port that they get requests at.
struct ListeningCheck: ReachCheck {
    let title = "pod listening"

    func finding(in scene: ReachScene) -> ReachFinding {
        guard let route = scene.route else { return .skipped("nothing takes it") }
        let pods = route.serving.compactMap { target in target.pod.map { (pod: $0, port: target.server.port) } }
        guard !pods.isEmpty else { return .skipped("no target is a pod of the cluster") }
        let deaf = pods.compactMap { entry in
            fault(of: entry.pod, at: entry.port, isDatagram: route.isDatagram).map { (pod: entry.pod, fault: $0) }
        }
        guard let first = deaf.first else { return .ok(declared(pods.map(\.pod))) }
        return .fault(
            of: deaf.count,
            among: pods.count,
            deaf.map(\.fault).joined(separator: "; "),
            first.fault.hasSuffix("metrics")
                ? "Serve another port, or move the metrics with eks.tke.cloud.tencent.com/metrics-port."
                : "Call the pod itself: kubectl exec \(first.pod.path.asArguments); then mend targetPort or the program."
        )
    }

    private func fault(of pod: ReachedPod, at port: Int, isDatagram: Bool) -> String? {
        let wanted = "\(isDatagram ? "UDP" : "TCP") \(port)"
        if !pod.listens { return "\(pod.path) listens nowhere (\(PodAnnotations.listen): false)" }
        if port == pod.metricsPort, !isDatagram {
            return "\(pod.path) cannot listen on \(wanted), which is taken by metrics"
        }
        guard !pod.ports.isEmpty, !pod.ports.contains(.init(isDatagram: isDatagram, number: port)) else { return nil }
        let ports = pod.ports.map { "\($0.isDatagram ? "UDP" : "TCP") \($0.number)" }.joined(separator: ", ")
        return "no container of \(pod.path) declares \(wanted), only \(ports)"
    }

    private func declared(_ pods: [ReachedPod]) -> String {
        pods.contains { $0.ports.isEmpty }
            ? "the containers declare no ports, and are taken to listen" : "the containers declare the port"
    }
}

extension ReachedPod {
    /// `NAMESPACE/NAME`.
    var path: String { "\(namespace)/\(name)" }
}
