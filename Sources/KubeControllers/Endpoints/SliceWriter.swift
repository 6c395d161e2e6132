import CloudModel
import CloudWire
import KubeAPI
import KubeObjects

/// Writes groups of endpoints into the slices of one owner, touching as few of them as it can.
struct SliceWriter {
    static let resource = "endpointslices.discovery.k8s.io"
    static let serviceName = "kubernetes.io/service-name"
    static let managedBy = "endpointslice.kubernetes.io/managed-by"
    static let triggerTime = "endpoints.kubernetes.io/last-change-trigger-time"
    /// How many endpoints a slice holds.
    private static let endpointsMax = 100

    private let owner: KubeObject
    private let service: String
    private let labels: [String: String]
    private let annotations: [String: String]
    private let state: ClusterTransaction

    init(
        owner: KubeObject,
        serviceName: String,
        controller: String,
        labels: [String: String],
        annotations: [String: String] = [:],
        in state: ClusterTransaction
    ) {
        self.owner = owner
        service = serviceName
        self.annotations = annotations
        self.state = state
        self.labels = labels.merging([Self.serviceName: serviceName, Self.managedBy: controller]) { $1 }
    }

    /// Makes the slices hold these groups and nothing else.
    func write(_ groups: [EndpointGroup]) throws {
        var unused = try existing()
        var missing: [EndpointGroup] = []
        for group in groups {
            let (own, others) = (unused.filter { $0.holds(group.ports) }, unused.filter { !$0.holds(group.ports) })
            let plan = SlicePlan(group, slices: own, endpointsMax: Self.endpointsMax)
            for (slice, endpoints) in plan.changes {
                try change(slice, to: EndpointGroup(ports: group.ports, endpoints: endpoints))
            }
            missing += plan.missing
            unused = others + plan.unused
        }
        for group in missing {
            // A slice that is no longer needed is given another content rather than replaced.
            if let slice = unused.popLast() { try change(slice, to: group) } else { try create(group) }
        }
        for slice in unused { try state.delete(slice, in: Self.resource) }
    }

    private func existing() throws -> [KubeObject] {
        try state.objects(Self.resource, namespace: owner.namespace).filter { slice in
            !slice.isBeingDeleted && slice.labels[Self.serviceName] == service
                && slice.labels[Self.managedBy] == labels[Self.managedBy]
        }
    }

    private func change(_ slice: KubeObject, to group: EndpointGroup) throws {
        var changed = slice
        fill(&changed, with: group)
        guard !changed.json.isSame(as: slice.json) else { return }
        changed["metadata", "annotations", Self.triggerTime] = .string(state.now.kubeText)
        try state.update(slice, to: changed, in: Self.resource)
    }

    private func create(_ group: EndpointGroup) throws {
        var slice = KubeObject([
            "kind": "EndpointSlice", "apiVersion": "discovery.k8s.io/v1",
            "metadata": [
                "generateName": .string("\(service)-"), "namespace": .string(owner.namespace),
                "ownerReferences": [OwnerReference(to: owner, isController: true).json],
            ],
            "addressType": "IPv4",
        ])
        fill(&slice, with: group)
        slice["metadata", "annotations", Self.triggerTime] = .string(state.now.kubeText)
        try state.create(slice, in: Self.resource)
    }

    private func fill(_ slice: inout KubeObject, with group: EndpointGroup) {
        slice["metadata", "labels"] = .texts(labels)
        for (name, value) in annotations.sorted(by: { $0.key < $1.key }) {
            slice["metadata", "annotations", name] = .string(value)
        }
        slice["endpoints"] = .array(group.endpoints)
        slice["ports"] = .array(group.ports)
    }
}

extension KubeObject {
    fileprivate func holds(_ ports: [JSON]) -> Bool { JSON.array(ports).isSame(as: self["ports"] ?? []) }
}
