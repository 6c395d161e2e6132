import CloudModel
import CloudWire
import KubeAPI
import KubeObjects

/// Keeps the EndpointSlices of each Service with a selector, terminating pods included.
struct ServiceSlices: Controller {
    private static let controller = "endpointslice-controller.k8s.io"

    func concerned(by event: ObjectEvent, in state: ClusterState) throws -> [ObjectKey] {
        guard event.resource == SliceWriter.resource, event.change != .added else {
            return try ServiceConcern.services(for: event, in: state)
        }
        guard event.object.labels[SliceWriter.managedBy] == Self.controller,
            let service = event.object.labels[SliceWriter.serviceName]
        else { return [] }
        return try ServiceConcern.existing(service, namespace: event.object.namespace, in: state)
    }

    func reconcile(_ key: ObjectKey, in state: ClusterTransaction) throws -> Instant? {
        guard let service = try state.object(key), !service.isBeingDeleted,
            service["spec", "type"] != "ExternalName",
            let backends = try ServiceBackends(service, in: state)
        else { return nil }
        let writer = SliceWriter(
            owner: service,
            serviceName: service.name,
            controller: Self.controller,
            labels: labels(backends),
            in: state
        )
        let groups = try groups(backends, in: state)
        // A Service without endpoints has a slice that says so.
        try writer.write(groups.isEmpty ? [EndpointGroup(ports: [], endpoints: [])] : groups)
        return nil
    }

    private func labels(_ backends: ServiceBackends) -> [String: String] {
        var labels = backends.service.labels
        labels["service.kubernetes.io/headless"] = backends.isHeadless ? "" : nil
        return labels
    }

    private func groups(_ backends: ServiceBackends, in state: ClusterTransaction) throws -> [EndpointGroup] {
        let zones = try Zones(in: state)
        return EndpointGroup.joined(
            backends.pods.map { pod in
                EndpointGroup(ports: backends.ports(on: pod), endpoints: [endpoint(pod, backends, zones)])
            }
        )
    }

    private func endpoint(_ pod: KubeObject, _ backends: ServiceBackends, _ zones: Zones) -> JSON {
        let (isServing, isTerminating) = (ServiceBackends.isReady(pod), pod.isBeingDeleted)
        var endpoint: JSON = [
            "addresses": [pod["status", "podIP"] ?? ""],
            "conditions": [
                "ready": .bool(backends.publishesUnready || (isServing && !isTerminating)),
                "serving": .bool(isServing), "terminating": .bool(isTerminating),
            ],
            "targetRef": ServiceBackends.reference(to: pod), "nodeName": pod["spec", "nodeName"] ?? "",
        ]
        endpoint[path: "hostname"] = backends.hostname(of: pod)
        endpoint[path: "zone"] = zones.zone(of: pod)
        return endpoint
    }
}

/// The zones of the cluster's nodes.
private struct Zones {
    private var zones: [String: String] = [:]

    init(in state: ClusterState) throws {
        for node in try state.objects("nodes") { zones[node.name] = node.labels["topology.kubernetes.io/zone"] }
    }

    func zone(of pod: KubeObject) -> JSON? { zones[pod["spec", "nodeName"]?.string ?? ""].map(JSON.string) }
}
