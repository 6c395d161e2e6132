import CloudModel
import CloudStore
import CloudWire
import KubeAPI
import KubeObjects

/// Empties a namespace whose deletion was asked for, and lets it go once nothing is left in it.
struct NamespaceEnd: Controller {
    private static let finalizer = "kubernetes"

    func concerned(by event: ObjectEvent, in state: ClusterState) throws -> [ObjectKey] {
        if event.resource == "namespaces" { return event.change != .deleted ? [event.key] : [] }
        guard !event.object.namespace.isEmpty, mattersToContent(event) else { return [] }
        let key = ObjectKey(resource: "namespaces", namespace: "", name: event.object.namespace)
        return try state.object(key)?.isBeingDeleted == true ? [key] : []
    }

    func reconcile(_ key: ObjectKey, in state: ClusterTransaction) throws -> Instant? {
        guard let namespace = try state.object(key), namespace.isBeingDeleted, holdsItself(namespace) else {
            return nil
        }
        try deleteContent(of: namespace.name, in: state)
        let rest = try NamespaceRest(namespace.name, in: state)
        var told = namespace
        rest.write(into: &told, at: state.now)
        if rest.isEmpty {
            let others = (namespace["spec", "finalizers"]?.array ?? []).filter { $0 != .string(Self.finalizer) }
            told["spec", "finalizers"] = .array(others)
        }
        try state.update(namespace, to: told, in: "namespaces")
        return nil
    }

    /// Whether something may have gone, come, or lost what held it.
    private func mattersToContent(_ event: ObjectEvent) -> Bool {
        event.change != .modified || event.object.finalizers != event.old?.finalizers
    }

    private func holdsItself(_ namespace: KubeObject) -> Bool {
        (namespace["spec", "finalizers"]?.array ?? []).contains(.string(Self.finalizer))
    }

    private func deleteContent(of namespace: String, in state: ClusterTransaction) throws {
        // Events come last, since the end of other objects is told in them.
        let resources = try state.snapshot.resources(in: namespace, of: state.cluster.id)
        for resource in resources.filter({ $0 != "events" }) + resources.filter({ $0 == "events" }) {
            for object in try state.objects(resource, namespace: namespace) where !object.isBeingDeleted {
                try state.delete(object, in: resource)
            }
        }
    }
}
