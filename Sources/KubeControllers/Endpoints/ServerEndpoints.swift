import CloudModel
import CloudStore
import CloudWire
import KubeAPI
import KubeObjects

/// Keeps the endpoints of the Service `kubernetes`, behind which the cluster's own server stands.
struct ServerEndpoints: Controller {
    private static let name = "kubernetes"
    private static let namespace = "default"
    private static let kept = ["services", "endpoints", SliceWriter.resource]

    let component = "kube-apiserver"

    func concerned(by event: ObjectEvent, in state: ClusterState) throws -> [ObjectKey] {
        guard Self.kept.contains(event.resource), event.object.name == Self.name,
            event.object.namespace == Self.namespace
        else { return [] }
        return [ServiceConcern.key(namespace: Self.namespace, name: Self.name)]
    }

    func reconcile(_ key: ObjectKey, in state: ClusterTransaction) throws -> Instant? {
        guard let service = try state.object(key), let address = try address(in: state) else { return nil }
        let ports: JSON = .array(
            (service["spec", "ports"]?.array ?? []).map { port in
                [
                    "name": port["name"] ?? "", "port": port["targetPort"] ?? port["port"] ?? 6443,
                    "protocol": port["protocol"] ?? "TCP",
                ]
            }
        )
        try keep(endpoints(address, ports), in: "endpoints", state)
        try keep(slice(address, ports), in: SliceWriter.resource, state)
        return nil
    }

    /// The server runs outside the cloud, on this machine; the gateway of the pods' subnet stands for it.
    private func address(in state: ClusterTransaction) throws -> JSON? {
        guard let id = state.cluster.subnetIds.first else { return nil }
        let subnet = try state.snapshot.subnet(id, in: state.cluster.scope)
        return subnet.map { .string($0.addresses.gateway.description) }
    }

    private func endpoints(_ address: JSON, _ ports: JSON) -> KubeObject {
        KubeObject([
            "kind": "Endpoints", "apiVersion": "v1",
            "metadata": [
                "name": .string(Self.name), "namespace": .string(Self.namespace),
                "labels": ["endpointslice.kubernetes.io/skip-mirror": "true"],
            ],
            "subsets": [["addresses": [["ip": address]], "ports": ports]],
        ])
    }

    private func slice(_ address: JSON, _ ports: JSON) -> KubeObject {
        KubeObject([
            "kind": "EndpointSlice", "apiVersion": "discovery.k8s.io/v1",
            "metadata": [
                "name": .string(Self.name), "namespace": .string(Self.namespace),
                "labels": .texts([SliceWriter.serviceName: Self.name]),
            ],
            "addressType": "IPv4", "endpoints": [["addresses": [address], "conditions": ["ready": true]]],
            "ports": ports,
        ])
    }

    private func keep(_ wanted: KubeObject, in resource: String, _ state: ClusterTransaction) throws {
        let key = ObjectKey(resource: resource, namespace: wanted.namespace, name: wanted.name)
        guard let old = try state.object(key) else {
            try state.create(wanted, in: resource)
            return
        }
        var kept = old
        for member in ["subsets", "endpoints", "ports"] { kept[member] = wanted[member] }
        try state.update(old, to: kept, in: resource)
    }
}
