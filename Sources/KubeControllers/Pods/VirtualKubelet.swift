import CloudModel
import CloudWire
import KubeAPI
import KubeObjects

/// Plays the kubelet of the virtual nodes: it tells the lives of pods, of which nothing runs.
struct VirtualKubelet: Controller {
    static let name = "kubelet"
    private static let retrySeconds = 10

    let component = VirtualKubelet.name

    func concerned(by event: ObjectEvent, in state: ClusterState) throws -> [ObjectKey] {
        event.resource == "pods" && event.change != .deleted ? [event.key] : []
    }

    func reconcile(_ key: ObjectKey, in state: ClusterTransaction) throws -> Instant? {
        guard let pod = try state.object(key), VirtualNode.subnet(of: pod) != nil else { return nil }
        if pod.isBeingDeleted { return try PodStop(pod, in: state).proceed() }
        guard !["Succeeded", "Failed"].contains(pod["status", "phase"]?.string ?? "") else { return nil }
        guard pod["status", "podIP"] != nil else { return try attach(pod, in: state) }
        if pod["status", "startTime"] == nil { return try PodStart(pod, in: state).begin() }
        var run = PodRun(pod, in: state)
        return try run.proceed()
    }

    /// A pod whose manifest names its node comes without an address.
    private func attach(_ pod: KubeObject, in state: ClusterTransaction) throws -> Instant? {
        var attached = pod
        if try state.attachInterface(to: &attached) {
            PodConditions.set(PodCondition("PodScheduled", true), on: &attached, at: state.now)
            try state.update(pod, to: attached, in: "pods")
            return nil
        }
        let subnet = VirtualNode.subnet(of: pod)?.rawValue ?? ""
        let message = "Failed to create pod sandbox: insufficient IP available of subnet \(subnet)"
        try state.recordOnce(PodEvent.warning("FailedCreatePodSandBox", message), on: pod)
        return state.now + .seconds(Self.retrySeconds)
    }
}
