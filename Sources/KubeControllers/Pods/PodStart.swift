import CloudModel
import CloudStore
import CloudWire
import KubeAPI
import KubeObjects

/// The first look of the virtual kubelet at a pod that came to its node.
struct PodStart {
    private let pod: KubeObject
    private let state: ClusterTransaction

    init(_ pod: KubeObject, in state: ClusterTransaction) {
        self.pod = pod
        self.state = state
    }

    func begin() throws -> Instant? {
        var begun = pod
        let gateway = try nodeAddress()
        begun["status", "hostIP"] = gateway
        begun["status", "hostIPs"] = gateway.map { [["ip": $0]] }
        begun["status", "startTime"] = .string(state.now.kubeText)
        begun["metadata", "annotations", PodAnnotations.groupsInForce] = try securityGroups().map(JSON.string)
        writeContainers(into: &begun)
        PodSummary.write(into: &begun, at: state.now)
        try state.update(pod, to: begun, in: "pods")
        if !PodScript(pod).isListening { try tellSilence() }
        for fault in PodScript(pod).faults { try state.record(PodEvent.warning("InvalidAnnotation", fault), on: pod) }
        return nil
    }

    /// Has the probes of load balancers find nobody on the ports that the containers name.
    private func tellSilence() throws {
        guard let address = IPv4Address(pod["status", "podIP"]?.string ?? "") else { return }
        for container in pod["spec", "containers"]?.array ?? [] {
            for port in container["ports"]?.array ?? [] {
                let server = ServerPort(address: address, port: Int(port["containerPort"]?.int ?? 0))
                try state.transaction.tellHealth(.dead, of: server)
            }
        }
    }

    private func nodeAddress() throws -> JSON? {
        let key = ObjectKey(resource: "nodes", namespace: "", name: pod["spec", "nodeName"]?.string ?? "")
        let addresses = try state.object(key)?["status", "addresses"]?.array ?? []
        return addresses.first { $0["type"] == "InternalIP" }?["address"]
    }

    /// Those of the annotation, or the account's default group (reconciler reference 6.2).
    private func securityGroups() throws -> String? {
        if let chosen = pod.annotations[PodAnnotations.chosenGroups] { return chosen }
        return try state.snapshot.securityGroups(in: state.cluster.scope).first(where: \.isDefault)?.id.rawValue
    }

    private func writeContainers(into pod: inout KubeObject) {
        let initContainers = Container.all(of: pod, isInit: true)
        let reason = initContainers.isEmpty ? "ContainerCreating" : "PodInitializing"
        func statuses(_ containers: [Container]) -> JSON {
            .array(containers.map { ContainerStatus(waiting: $0.json, reason: reason).json })
        }
        if !initContainers.isEmpty { pod["status", "initContainerStatuses"] = statuses(initContainers) }
        pod["status", "containerStatuses"] = statuses(Container.all(of: pod, isInit: false))
    }
}
