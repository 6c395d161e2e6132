import CloudModel
import CloudWire
import KubeAPI
import KubeObjects

/// Keeps the Endpoints of each Service with a selector: the addresses that are ready and those that are not.
struct ServiceEndpoints: Controller {
    /// What Endpoints can hold; the rest is left out with a note.
    private static let addressesMax = 1000
    private static let headless = "service.kubernetes.io/headless"
    private static let overCapacity = "endpoints.kubernetes.io/over-capacity"

    func concerned(by event: ObjectEvent, in state: ClusterState) throws -> [ObjectKey] {
        guard event.resource == "endpoints", event.change != .added else {
            return try ServiceConcern.services(for: event, in: state)
        }
        return try ServiceConcern.existing(event.object.name, namespace: event.object.namespace, in: state)
    }

    func reconcile(_ key: ObjectKey, in state: ClusterTransaction) throws -> Instant? {
        let place = ObjectKey(resource: "endpoints", namespace: key.namespace, name: key.name)
        let old = try state.object(place)
        guard let service = try state.object(key) else {
            // Endpoints go with their Service, whoever wrote them.
            if let old { try state.delete(old, in: "endpoints") }
            return nil
        }
        guard !service.isBeingDeleted, let backends = try ServiceBackends(service, in: state) else { return nil }
        try write(endpoints(backends, replacing: old), replacing: old, in: state)
        return nil
    }

    private func endpoints(_ backends: ServiceBackends, replacing old: KubeObject?) -> KubeObject {
        let service = backends.service
        var endpoints =
            old
            ?? KubeObject([
                "kind": "Endpoints", "apiVersion": "v1",
                "metadata": ["name": .string(service.name), "namespace": .string(service.namespace)],
            ])
        var labels = service.labels
        labels[Self.headless] = backends.isHeadless ? "" : nil
        endpoints["metadata", "labels"] = labels.isEmpty ? nil : .texts(labels)
        let subsets = EndpointSubsets(backends, addressesMax: Self.addressesMax)
        endpoints["subsets"] = subsets.json
        endpoints["metadata", "annotations", Self.overCapacity] = subsets.isTruncated ? "truncated" : nil
        return endpoints
    }

    private func write(_ new: KubeObject, replacing old: KubeObject?, in state: ClusterTransaction) throws {
        if let old, old.json.isSame(as: new.json) { return }
        var new = new
        new["metadata", "annotations", SliceWriter.triggerTime] = .string(state.now.kubeText)
        if let old {
            try state.update(old, to: new, in: "endpoints")
        } else {
            try state.create(new, in: "endpoints")
        }
    }
}
