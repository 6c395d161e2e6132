import CloudWire
import KubeAPI
import KubeObjects

/// One kind of workload, and which of its objects a change of a dependent concerns.
struct WorkloadKind {
    static let replicaSet = WorkloadKind(kind: "ReplicaSet", resource: "replicasets.apps")
    static let deployment = WorkloadKind(kind: "Deployment", resource: "deployments.apps")
    static let statefulSet = WorkloadKind(kind: "StatefulSet", resource: "statefulsets.apps")

    let kind: String
    let resource: String

    /// The controllers of a dependent before and after a change, and those that may adopt it.
    func owners(in event: ObjectEvent, _ state: ClusterState) throws -> [ObjectKey] {
        var keys = [event.old, event.object].compactMap { $0.flatMap(owner) }
        if isNewOrphan(event) { keys += try candidates(for: event.object, state) }
        return keys.enumerated().filter { !keys[..<$0.offset].contains($0.element) }.map(\.element)
    }

    /// The workload of this kind that controls an object.
    func owner(of object: KubeObject) -> ObjectKey? {
        guard let controller = object.controller, controller.kind == kind, controller.apiVersion.hasPrefix("apps/")
        else { return nil }
        return ObjectKey(resource: resource, namespace: object.namespace, name: controller.name)
    }

    /// Whether an object that nobody controls was not so before, or had other labels.
    private func isNewOrphan(_ event: ObjectEvent) -> Bool {
        guard event.change != .deleted, event.object.controller == nil, !event.object.isBeingDeleted else {
            return false
        }
        guard let old = event.old else { return true }
        return old.controller != nil || old.labels != event.object.labels
    }

    private func candidates(for object: KubeObject, _ state: ClusterState) throws -> [ObjectKey] {
        guard !object.labels.isEmpty else { return [] }
        return try state.objects(resource, namespace: object.namespace)
            .filter { LabelSelector(spec: $0["spec", "selector"] ?? [:])?.matches(object.labels) ?? false }
            .map { ObjectKey(resource: resource, namespace: $0.namespace, name: $0.name) }
    }
}
