import CloudModel
import CloudStore
import CloudWire
import KubeAPI
import KubeObjects

/// Puts each new pod on the first virtual node whose subnet has room, in the cluster's order, as the default scheduler.
struct PodScheduler: Controller {
    private static let retrySeconds = 10

    let component = "kube-scheduler"

    func concerned(by event: ObjectEvent, in state: ClusterState) throws -> [ObjectKey] {
        switch event.resource {
        case "pods" where event.change != .deleted && isWaiting(event.object): return [event.key]
        case "nodes" where event.change != .deleted: break
        default: return []
        }
        return try state.objects("pods").filter(isWaiting).map {
            ObjectKey(resource: "pods", namespace: $0.namespace, name: $0.name)
        }
    }

    func reconcile(_ key: ObjectKey, in state: ClusterTransaction) throws -> Instant? {
        guard let pod = try state.object(key), isWaiting(pod) else { return nil }
        guard (pod["spec", "schedulingGates"]?.array ?? []).isEmpty else {
            try hold(pod, in: state)
            return nil
        }
        var refusals: [String: Int] = [:]
        for node in try nodes(in: state) {
            guard let refusal = try NodeFit(node).refusal(of: pod, in: state) else {
                if try bind(pod, to: node, in: state) { return nil }
                continue
            }
            refusals[refusal, default: 0] += 1
        }
        try refuse(pod, refusals, in: state)
        return state.now + .seconds(Self.retrySeconds)
    }

    private func isWaiting(_ pod: KubeObject) -> Bool {
        (pod["spec", "nodeName"]?.string ?? "").isEmpty && !pod.isBeingDeleted && pod["status", "phase"] == "Pending"
            && ["", "default-scheduler"].contains(pod["spec", "schedulerName"]?.string ?? "")
    }

    private func nodes(in state: ClusterTransaction) throws -> [KubeObject] {
        try state.cluster.subnetIds.compactMap { subnet in
            try state.object(ObjectKey(resource: "nodes", namespace: "", name: VirtualNode.name(of: subnet)))
        }
    }

    /// Takes the address together with the place, so that no later pod can take it away.
    private func bind(_ pod: KubeObject, to node: KubeObject, in state: ClusterTransaction) throws -> Bool {
        var bound = pod
        bound["spec", "nodeName"] = .string(node.name)
        PodConditions.set(PodCondition("PodScheduled", true), on: &bound, at: state.now)
        // Nobody owns what a binding says; the address is the kubelet's word.
        let unaddressed = bound
        guard try state.attachInterface(to: &bound) else { return false }
        let kubelet = VirtualKubelet.name
        bound = try state.signed(bound, replacing: unaddressed, in: "pods", by: kubelet, of: .status)
        try state.replace(pod, with: bound, in: "pods")
        let message = "Successfully assigned \(pod.namespace)/\(pod.name) to \(node.name)"
        try state.record(happening(.normal, "Scheduled", message), on: pod)
        return true
    }

    private func refuse(_ pod: KubeObject, _ refusals: [String: Int], in state: ClusterTransaction) throws {
        let message = Self.message(refusals)
        var refused = pod
        let condition = PodCondition("PodScheduled", false, reason: "Unschedulable", message: message)
        PodConditions.set(condition, on: &refused, at: state.now)
        guard refused != pod else { return }
        try state.update(pod, to: refused, in: "pods")
        try state.record(happening(.warning, "FailedScheduling", message), on: pod)
    }

    private func hold(_ pod: KubeObject, in state: ClusterTransaction) throws {
        var held = pod
        let message = "Scheduling is blocked due to non-empty scheduling gates"
        let condition = PodCondition("PodScheduled", false, reason: "SchedulingGated", message: message)
        PodConditions.set(condition, on: &held, at: state.now)
        try state.replace(pod, with: held, in: "pods")
    }

    private static func message(_ refusals: [String: Int]) -> String {
        let count = refusals.values.reduce(0, +)
        guard count > 0 else { return "no nodes available to schedule pods" }
        let reasons = refusals.map { "\($0.value) \($0.key)" }.sorted().joined(separator: ", ")
        return "0/\(count) nodes are available: \(reasons). preemption: 0/\(count) nodes are available: "
            + "\(count) Preemption is not helpful for scheduling."
    }

    private func happening(_ weight: Happening.Weight, _ reason: String, _ message: String) -> Happening {
        Happening(weight, reason: reason, message: message, component: "default-scheduler")
    }
}
