import CloudWire
import KubeObjects

/// The objects that the cases write, and where they live.
enum Manifest {
    static let maps = "/api/v1/namespaces/default/configmaps"
    static let services = "/api/v1/namespaces/default/services"
    static let deployments = "/apis/apps/v1/namespaces/default/deployments"
    static let pods = "/api/v1/namespaces/default/pods"

    static let apply = "application/apply-patch+yaml"
    static let merge = "application/merge-patch+json"
    static let strategic = "application/strategic-merge-patch+json"
    static let jsonPatch = "application/json-patch+json"

    static func map(_ name: String, _ data: JSON = ["a": "1"], labels: JSON? = nil) -> JSON {
        var map: JSON = [
            "kind": "ConfigMap", "apiVersion": "v1", "metadata": ["name": .string(name)], "data": data,
        ]
        map[path: "metadata", "labels"] = labels
        return map
    }

    static func deployment(_ name: String, replicas: Int64 = 1, image: String = "nginx") -> JSON {
        [
            "kind": "Deployment", "apiVersion": "apps/v1", "metadata": ["name": .string(name)],
            "spec": [
                "replicas": .int(replicas), "selector": ["matchLabels": ["app": "web"]],
                "template": [
                    "metadata": ["labels": ["app": "web"]],
                    "spec": ["containers": [["name": "web", "image": .string(image)]]],
                ],
            ],
        ]
    }

    static func service(_ name: String, _ spec: JSON = [:]) -> JSON {
        var service: JSON = [
            "kind": "Service", "apiVersion": "v1", "metadata": ["name": .string(name)],
            "spec": ["selector": ["app": "web"], "ports": [["port": 80]]],
        ]
        for member in spec.object?.members ?? [] { service[path: "spec", member.name] = member.value }
        return service
    }

    static func pod(_ name: String, node: String? = nil) -> JSON {
        var pod: JSON = [
            "kind": "Pod", "apiVersion": "v1", "metadata": ["name": .string(name)],
            "spec": ["containers": [["name": "web", "image": "nginx"]]],
        ]
        if let node { pod[path: "spec", "nodeName"] = .string(node) }
        return pod
    }
}

extension JSON {
    /// The names of the objects of a list.
    var itemNames: [String] { (self["items"]?.array ?? []).compactMap { $0[path: "metadata", "name"]?.string } }
    var message: String { self["message"]?.string ?? "" }
}
