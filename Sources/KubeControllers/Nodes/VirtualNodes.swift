import CloudModel
import CloudStore
import CloudWire
import KubeAPI
import KubeObjects

/// Keeps one virtual node for each subnet of the cluster's pods, and says on it whether the subnet is full.
struct VirtualNodes: Controller {
    /// Other things than pods take addresses of a subnet, and nobody tells the cluster.
    private static let lookAgainSeconds = 60
    private static let lookAtFullSeconds = 10

    let component = VirtualKubelet.name

    func concerned(by event: ObjectEvent, in state: ClusterState) throws -> [ObjectKey] {
        switch event.resource {
        case "nodes": [event.key]
        case "namespaces" where event.object.name == "kube-system": state.cluster.subnetIds.map(key)
        case "pods" where changesRoom(event): podSubnets(event, in: state).map(key)
        default: []
        }
    }

    func reconcile(_ key: ObjectKey, in state: ClusterTransaction) throws -> Instant? {
        for id in state.cluster.subnetIds where try state.object(self.key(id)) == nil {
            try add(id, in: state)
        }
        guard let subnet = VirtualNode.subnet(named: key.name), let node = try state.object(key) else { return nil }
        guard state.cluster.subnetIds.contains(subnet) else { return try retire(node, in: state) }
        let isFull = try !state.hasFreeAddress(subnet)
        try tell(isFull, of: subnet, on: node, in: state)
        return state.now + .seconds(isFull ? Self.lookAtFullSeconds : Self.lookAgainSeconds)
    }

    private func key(_ subnet: SubnetID) -> ObjectKey {
        ObjectKey(resource: "nodes", namespace: "", name: VirtualNode.name(of: subnet))
    }

    /// Whether a pod came to a node, or took or gave back an address.
    private func changesRoom(_ event: ObjectEvent) -> Bool {
        event.change != .modified || event.old?["spec", "nodeName"] != event.object["spec", "nodeName"]
            || event.old?["status", "podIP"] != event.object["status", "podIP"]
    }

    /// A pod on no node yet is a reason to see whether the cluster has subnets without one.
    private func podSubnets(_ event: ObjectEvent, in state: ClusterState) -> [SubnetID] {
        VirtualNode.subnet(of: event.object).map { [$0] } ?? Array(state.cluster.subnetIds.prefix(1))
    }

    private func add(_ id: SubnetID, in state: ClusterTransaction) throws {
        guard let subnet = try state.snapshot.subnet(id, in: state.cluster.scope) else { return }
        let form = VirtualNodeForm(subnet, of: state.cluster, at: state.now)
        let node = try state.create(form.node, in: "nodes")
        var running = node
        running["status"] = form.status
        try state.update(node, to: running, in: "nodes")
    }

    /// A subnet that left the cluster takes no new pods, and its node goes with the last of the old ones.
    private func retire(_ node: KubeObject, in state: ClusterTransaction) throws -> Instant? {
        let isUsed = try state.objects("pods").contains { $0["spec", "nodeName"]?.string == node.name }
        guard isUsed else {
            try state.delete(node, in: "nodes")
            return nil
        }
        var closed = node
        closed["spec", "unschedulable"] = true
        try state.update(node, to: closed, in: "nodes")
        return state.now + .seconds(Self.lookAgainSeconds)
    }

    private func tell(_ isFull: Bool, of subnet: SubnetID, on node: KubeObject, in state: ClusterTransaction) throws {
        let room = SubnetRoom(subnet, isFull: isFull)
        guard room.isFull != SubnetRoom.isFull(node) else { return }
        var told = node
        room.write(on: &told, at: state.now)
        try state.update(node, to: told, in: "nodes")
        if isFull { try state.record(room.happening, on: node) }
    }
}
