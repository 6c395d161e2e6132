import CloudWire
package import KubeObjects

/// The port of an elastic pod that its metrics are served on, which no container can listen on (reconciler reference 6.2).
package struct MetricsPort {
    private static let annotation = "eks.tke.cloud.tencent.com/metrics-port"
    private static let usual = 9100

    package let number: Int

    /// The one that the pod's annotation names, or the usual one.
    package init(of pod: KubeObject) {
        number = pod.annotations[Self.annotation].flatMap { Int($0) } ?? Self.usual
    }

    /// Whether a container says that it listens there, and so cannot start.
    func isWanted(by pod: KubeObject) -> Bool {
        let ports = (pod["spec", "containers"]?.array ?? []).flatMap { $0["ports"]?.array ?? [] }
        return ports.contains {
            $0["containerPort"]?.int == Int64(number) && ($0["protocol"]?.string ?? "TCP") == "TCP"
        }
    }
}
