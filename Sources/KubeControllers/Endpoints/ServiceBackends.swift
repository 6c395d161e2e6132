import CloudModel
import CloudWire
import KubeAPI
import KubeObjects

/// The pods behind a Service that has a selector, and the ports it reaches on each.
struct ServiceBackends {
    let service: KubeObject
    /// In order of their names; with an address, and not ended.
    let pods: [KubeObject]

    /// Nil where the Service has no selector.
    init?(_ service: KubeObject, in state: ClusterState) throws {
        guard let selector = Self.selector(of: service) else { return nil }
        self.service = service
        pods = try state.objects("pods", namespace: service.namespace).filter { pod in
            selector.matches(pod.labels) && pod["status", "podIP"] != nil
                && !["Succeeded", "Failed"].contains(pod["status", "phase"]?.string ?? "")
        }
    }

    var publishesUnready: Bool { service["spec", "publishNotReadyAddresses"]?.bool ?? false }
    var isHeadless: Bool { service["spec", "clusterIP"] == "None" }

    /// The ports of the Service on a pod; a named port that the pod does not have is left out.
    func ports(on pod: KubeObject) -> [JSON] {
        (service["spec", "ports"]?.array ?? []).compactMap { port in
            guard let number = Self.number(of: port, on: pod) else { return nil }
            var found: JSON = [
                "name": port["name"] ?? "", "port": .int(number), "protocol": port["protocol"] ?? "TCP",
            ]
            found[path: "appProtocol"] = port["appProtocol"]
            return found
        }
    }

    /// Whether the Service has a port that the pod's ports decide nothing about: a headless one may have none.
    var hasNoPorts: Bool { (service["spec", "ports"]?.array ?? []).isEmpty }

    /// The name by which the pod is found within a headless Service's domain.
    func hostname(of pod: KubeObject) -> JSON? {
        guard let name = pod["spec", "hostname"]?.string, !name.isEmpty,
            pod["spec", "subdomain"]?.string == service.name
        else { return nil }
        return .string(name)
    }

    static func isReady(_ pod: KubeObject) -> Bool { PodConditions.isTrue("Ready", of: pod) }

    static func reference(to pod: KubeObject) -> JSON {
        [
            "kind": "Pod", "namespace": .string(pod.namespace), "name": .string(pod.name), "uid": .string(pod.uid),
        ]
    }

    static func selector(of service: KubeObject) -> LabelSelector? {
        let labels = service["spec", "selector"]?.texts ?? [:]
        return labels.isEmpty ? nil : LabelSelector(labels: labels)
    }

    private static func number(of port: JSON, on pod: KubeObject) -> Int64? {
        guard let name = port["targetPort"]?.string else {
            return port["targetPort"]?.int ?? port["port"]?.int
        }
        let containers =
            Container.all(of: pod, isInit: false) + Container.all(of: pod, isInit: true).filter(\.isSidecar)
        let ports = containers.flatMap { $0.json["ports"]?.array ?? [] }
        let found = ports.first {
            $0["name"]?.string == name && $0["protocol"] ?? "TCP" == port["protocol"] ?? "TCP"
        }
        return found?["containerPort"]?.int
    }
}
