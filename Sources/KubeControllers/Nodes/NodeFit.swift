import CloudModel
import CloudWire
import KubeAPI
import KubeObjects

/// Whether a pod may go to a node, with the scheduler's words where it may not.
struct NodeFit {
    private let node: KubeObject

    init(_ node: KubeObject) { self.node = node }

    /// Why the pod cannot go there; nil where it can.
    func refusal(of pod: KubeObject, in state: ClusterTransaction) throws -> String? {
        let tolerations = pod["spec", "tolerations"]?.array ?? []
        if node["spec", "unschedulable"] == true, !isTolerated(Self.unschedulable, by: tolerations) {
            return "node(s) were unschedulable"
        }
        guard isSelected(by: pod) else { return "node(s) didn't match Pod's node affinity/selector" }
        let taints = (node["spec", "taints"]?.array ?? []).filter { $0["effect"] != "PreferNoSchedule" }
        if let taint = taints.first(where: { !isTolerated($0, by: tolerations) }) { return words(taint) }
        guard let subnet = VirtualNode.subnet(named: node.name), try state.hasFreeAddress(subnet) else {
            return words(Self.unavailable)
        }
        return nil
    }

    private static let unschedulable: JSON = ["key": "node.kubernetes.io/unschedulable", "effect": "NoSchedule"]
    private static let unavailable: JSON = ["key": "node.kubernetes.io/network-unavailable", "effect": "NoSchedule"]

    private func words(_ taint: JSON) -> String {
        "node(s) had untolerated taint {\(taint["key"]?.string ?? ""): \(taint["value"]?.string ?? "")}"
    }

    private func isTolerated(_ taint: JSON, by tolerations: [JSON]) -> Bool {
        tolerations.contains { toleration in
            let effect = toleration["effect"]?.string ?? ""
            guard effect.isEmpty || effect == taint["effect"]?.string else { return false }
            let key = toleration["key"]?.string ?? ""
            if toleration["operator"] == "Exists" { return key.isEmpty || key == taint["key"]?.string }
            return key == taint["key"]?.string
                && (toleration["value"]?.string ?? "") == (taint["value"]?.string ?? "")
        }
    }

    private func isSelected(by pod: KubeObject) -> Bool {
        guard LabelSelector(labels: pod["spec", "nodeSelector"]?.texts ?? [:]).matches(node.labels) else {
            return false
        }
        let required = pod["spec", "affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution"]
        guard let terms = required?["nodeSelectorTerms"]?.array else { return true }
        return terms.contains { NodeSelectorTerm($0).matches(node) }
    }
}
