import CloudModel
import CloudWire
import KubeAPI
import KubeControllers
import KubeObjects

/// The pods of clusters by their addresses.
struct PodsByAddress {
    private var pods: [IPv4Address: ReachedPod] = [:]

    init(_ clusters: [ClusterState]) throws {
        for state in clusters { try add(state) }
    }

    private mutating func add(_ state: ClusterState) throws {
        let groups = PodGroups(state.snapshot, state.cluster.scope)
        for pod in try state.objects("pods") {
            guard let address = pod.address else { continue }
            pods[address] = ReachedPod(
                namespace: pod.namespace,
                name: pod.name,
                listens: pod.annotations[PodAnnotations.listen] != "false",
                metricsPort: MetricsPort(of: pod).number,
                ports: Self.ports(of: pod),
                securityGroups: try groups.groups(groups.ids(of: pod))
            )
        }
    }

    subscript(address: IPv4Address) -> ReachedPod? { pods[address] }

    private static func ports(of pod: KubeObject) -> [ReachedPod.Port] {
        (pod["spec", "containers"]?.array ?? []).flatMap { $0["ports"]?.array ?? [] }.compactMap { port in
            guard let number = port["containerPort"]?.int else { return nil }
            return ReachedPod.Port(isDatagram: port["protocol"] == "UDP", number: Int(number))
        }
    }
}
