import CloudModel
import CloudWire
import KubeAPI
import KubeObjects

/// Keeps the Lease by which the kubelet of each virtual node says that it lives.
///
/// A kubelet renews it every ten seconds, for nothing as long as nothing happens. Here it is renewed when something
/// happens to the node or to its pods, so that an idle cluster writes nothing and waits for nothing; nobody takes a
/// node down for a Lease that ran out.
struct NodeLeases: Controller {
    private static let resource = "leases.coordination.k8s.io"
    private static let namespace = "kube-node-lease"
    private static let durationSeconds: Int64 = 40
    private static let renewalSeconds: Int64 = 10

    let component = VirtualKubelet.name

    func concerned(by event: ObjectEvent, in state: ClusterState) throws -> [ObjectKey] {
        switch event.resource {
        case "nodes" where event.change != .deleted: [event.key]
        case "pods" where event.change == .deleted || movesIn(event): node(event.object["spec", "nodeName"])
        case Self.resource where event.change == .deleted && event.object.namespace == Self.namespace:
            node(.string(event.object.name))
        default: []
        }
    }

    func reconcile(_ key: ObjectKey, in state: ClusterTransaction) throws -> Instant? {
        guard let node = try state.object(key), VirtualNode.subnet(named: key.name) != nil else { return nil }
        let leaseKey = ObjectKey(resource: Self.resource, namespace: Self.namespace, name: key.name)
        guard let old = try state.object(leaseKey) else {
            if try isNamespaceThere(in: state) { try state.create(lease(of: node, at: state.now), in: Self.resource) }
            return nil
        }
        guard !old.isBeingDeleted, isDue(old, at: state.now) || old.ownerReferences.first?.uid != node.uid else {
            return nil
        }
        var renewed = old
        let fresh = lease(of: node, at: state.now)
        renewed["spec"] = fresh["spec"]
        renewed["metadata", "ownerReferences"] = fresh["metadata", "ownerReferences"]
        try state.update(old, to: renewed, in: Self.resource)
        return nil
    }

    private func movesIn(_ event: ObjectEvent) -> Bool {
        event.old?["spec", "nodeName"] != event.object["spec", "nodeName"]
    }

    private func node(_ name: JSON?) -> [ObjectKey] {
        (name?.string).map { [ObjectKey(resource: "nodes", namespace: "", name: $0)] } ?? []
    }

    private func isNamespaceThere(in state: ClusterTransaction) throws -> Bool {
        let key = ObjectKey(resource: "namespaces", namespace: "", name: Self.namespace)
        return try state.object(key)?.isBeingDeleted == false
    }

    private func isDue(_ lease: KubeObject, at now: Instant) -> Bool {
        guard let last = lease["spec", "renewTime"]?.string.flatMap(Instant.init(kubeText:)) else { return true }
        return last + .seconds(Self.renewalSeconds) <= now
    }

    /// Without a word on who controls and who waits, as kubelets write it.
    private func owner(_ node: KubeObject) -> JSON {
        ["apiVersion": "v1", "kind": "Node", "name": .string(node.name), "uid": .string(node.uid)]
    }

    private func lease(of node: KubeObject, at now: Instant) -> KubeObject {
        KubeObject([
            "kind": "Lease", "apiVersion": "coordination.k8s.io/v1",
            "metadata": [
                "name": .string(node.name), "namespace": .string(Self.namespace),
                "ownerReferences": [owner(node)],
            ],
            "spec": [
                "holderIdentity": .string(node.name), "leaseDurationSeconds": .int(Self.durationSeconds),
                "renewTime": .string(now.kubeMicroText),
            ],
        ])
    }
}
