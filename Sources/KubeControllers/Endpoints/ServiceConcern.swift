import CloudWire
import KubeAPI
import KubeObjects

/// Which Services a change concerns: their own changes, and those of pods they select.
enum ServiceConcern {
    static func services(for event: ObjectEvent, in state: ClusterState) throws -> [ObjectKey] {
        switch event.resource {
        case "services": return [event.key]
        case "pods" where changesBackend(event): break
        default: return []
        }
        return try state.objects("services", namespace: event.object.namespace)
            .filter { service in
                guard let selector = ServiceBackends.selector(of: service) else { return false }
                return selector.matches(event.object.labels) || event.old.map { selector.matches($0.labels) } ?? false
            }
            .map { key(namespace: $0.namespace, name: $0.name) }
    }

    /// The Service behind something that is named after it, where it is there.
    static func existing(_ name: String, namespace: String, in state: ClusterState) throws -> [ObjectKey] {
        let key = key(namespace: namespace, name: name)
        return try state.object(key) == nil ? [] : [key]
    }

    static func key(namespace: String, name: String) -> ObjectKey {
        ObjectKey(resource: "services", namespace: namespace, name: name)
    }

    /// Most changes of a pod say nothing new to the Services in front of it.
    private static func changesBackend(_ event: ObjectEvent) -> Bool {
        guard event.change == .modified, let old = event.old else { return true }
        let new = event.object
        return old.labels != new.labels || old["status", "podIP"] != new["status", "podIP"]
            || old["status", "phase"] != new["status", "phase"] || old.isBeingDeleted != new.isBeingDeleted
            || ServiceBackends.isReady(old) != ServiceBackends.isReady(new)
    }
}
