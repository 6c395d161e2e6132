import CloudAPI
import CloudModel
import CloudWire
import KubeAPI
import KubeObjects

/// Gives each namespace its default ServiceAccount and the certificate that clients of the API trust.
struct NamespaceEquipment: Controller {
    private static let certificate = "kube-root-ca.crt"
    private static let account = "default"
    private static let certificateNote =
        "Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such as the "
        + "internal service IP or kubernetes.default.svc. No other usage is guaranteed across distributions of "
        + "Kubernetes clusters."

    func concerned(by event: ObjectEvent, in state: ClusterState) throws -> [ObjectKey] {
        switch event.resource {
        case "namespaces" where event.change != .deleted: [event.key]
        case "serviceaccounts" where event.object.name == Self.account,
            "configmaps" where event.object.name == Self.certificate:
            [ObjectKey(resource: "namespaces", namespace: "", name: event.object.namespace)]
        default: []
        }
    }

    func reconcile(_ key: ObjectKey, in state: ClusterTransaction) throws -> Instant? {
        guard let namespace = try state.object(key), !namespace.isBeingDeleted else { return nil }
        try ensureAccount(in: namespace.name, state)
        try ensureCertificate(in: namespace.name, state)
        return nil
    }

    private func ensureAccount(in namespace: String, _ state: ClusterTransaction) throws {
        let key = ObjectKey(resource: "serviceaccounts", namespace: namespace, name: Self.account)
        guard try state.object(key) == nil else { return }
        try state.create(
            KubeObject([
                "kind": "ServiceAccount", "apiVersion": "v1",
                "metadata": ["name": .string(Self.account), "namespace": .string(namespace)],
            ]),
            in: "serviceaccounts"
        )
    }

    private func ensureCertificate(in namespace: String, _ state: ClusterTransaction) throws {
        let key = ObjectKey(resource: "configmaps", namespace: namespace, name: Self.certificate)
        let data: JSON = ["ca.crt": .string(state.world.served.authorityPEM)]
        guard let old = try state.object(key) else {
            let map: JSON = [
                "kind": "ConfigMap", "apiVersion": "v1",
                "metadata": [
                    "name": .string(Self.certificate), "namespace": .string(namespace),
                    "annotations": ["kubernetes.io/description": .string(Self.certificateNote)],
                ],
                "data": data,
            ]
            try state.create(KubeObject(map), in: "configmaps")
            return
        }
        var map = old
        map["data"] = data
        try state.update(old, to: map, in: "configmaps")
    }
}
