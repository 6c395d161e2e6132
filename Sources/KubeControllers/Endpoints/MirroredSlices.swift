import CloudModel
import CloudWire
import KubeAPI
import KubeObjects

/// Copies Endpoints that somebody else keeps, for a Service without a selector, into EndpointSlices.
struct MirroredSlices: Controller {
    private static let controller = "endpointslicemirroring-controller.k8s.io"
    private static let skipped = "endpointslice.kubernetes.io/skip-mirror"
    private static let leader = "control-plane.alpha.kubernetes.io/leader"
    /// More of one subset are not copied.
    private static let addressesMax = 1000

    func concerned(by event: ObjectEvent, in state: ClusterState) throws -> [ObjectKey] {
        switch event.resource {
        case "endpoints": return [event.key]
        case "services": return [key(event.object.name, event.object.namespace)]
        case SliceWriter.resource
        where event.change != .added && event.object.labels[SliceWriter.managedBy] == Self.controller:
            return event.object.labels[SliceWriter.serviceName].map { [key($0, event.object.namespace)] } ?? []
        default: return []
        }
    }

    func reconcile(_ key: ObjectKey, in state: ClusterTransaction) throws -> Instant? {
        guard let endpoints = try state.object(key), !endpoints.isBeingDeleted else { return nil }
        let service = try state.object(ServiceConcern.key(namespace: key.namespace, name: key.name))
        let isMirrored = isMirrored(endpoints, for: service)
        try writer(endpoints, in: state).write(isMirrored ? groups(endpoints) : [])
        return nil
    }

    private func key(_ name: String, _ namespace: String) -> ObjectKey {
        ObjectKey(resource: "endpoints", namespace: namespace, name: name)
    }

    private func isMirrored(_ endpoints: KubeObject, for service: KubeObject?) -> Bool {
        guard let service, ServiceBackends.selector(of: service) == nil else { return false }
        return endpoints.labels[Self.skipped] != "true" && endpoints.annotations[Self.leader] == nil
    }

    private func writer(_ endpoints: KubeObject, in state: ClusterTransaction) -> SliceWriter {
        let own = [SliceWriter.triggerTime, "kubectl.kubernetes.io/last-applied-configuration"]
        return SliceWriter(
            owner: endpoints,
            serviceName: endpoints.name,
            controller: Self.controller,
            labels: endpoints.labels,
            annotations: endpoints.annotations.filter { !own.contains($0.key) },
            in: state
        )
    }

    private func groups(_ endpoints: KubeObject) -> [EndpointGroup] {
        EndpointGroup.joined(
            (endpoints["subsets"]?.array ?? []).map { subset in
                let ready = (subset["addresses"]?.array ?? []).map { endpoint($0, isReady: true) }
                let unready = (subset["notReadyAddresses"]?.array ?? []).map { endpoint($0, isReady: false) }
                let ports = (subset["ports"]?.array ?? []).map { port in
                    var port = port
                    port[path: "name"] = port["name"] ?? ""
                    return port
                }
                return EndpointGroup(ports: ports, endpoints: Array((ready + unready).prefix(Self.addressesMax)))
            }
        )
    }

    private func endpoint(_ address: JSON, isReady: Bool) -> JSON {
        var endpoint: JSON = [
            "addresses": [address["ip"] ?? ""], "conditions": ["ready": .bool(isReady)],
        ]
        for member in ["hostname", "nodeName", "targetRef"] { endpoint[path: member] = address[member] }
        return endpoint
    }
}
