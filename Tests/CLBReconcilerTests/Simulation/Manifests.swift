import CloudWire
import KubeObjects

/// Objects whose endpoints are made by hand, so that no controller is needed.
extension JSON {
    static func bareService(
        _ name: String,
        type: String = "LoadBalancer",
        ports: [Int64] = [80],
        annotations: [String: String] = [:]
    ) -> JSON {
        [
            "apiVersion": "v1", "kind": "Service",
            "metadata": ["name": .string(name), "annotations": .texts(annotations)],
            "spec": ["type": .string(type), "ports": servicePorts(ports)],
        ]
    }

    /// Ports whose target port is 8000 more.
    static func servicePorts(_ ports: [Int64]) -> JSON {
        .array(ports.map { ["name": .string("p\($0)"), "port": .int($0), "targetPort": .int(8000 + $0)] })
    }

    static func endpoints(_ name: String, _ addresses: [String], ports: [Int64] = [80]) -> JSON {
        [
            "apiVersion": "v1", "kind": "Endpoints", "metadata": ["name": .string(name)],
            "subsets": [
                [
                    "addresses": .array(addresses.map { ["ip": .string($0)] }),
                    "ports": .array(ports.map { ["name": .string("p\($0)"), "port": .int(8000 + $0)] }),
                ]
            ],
        ]
    }

    static func ingress(_ name: String, to service: String, port: Int64 = 80, host: String? = "a.example") -> JSON {
        let backend: JSON = ["service": ["name": .string(service), "port": ["number": .int(port)]]]
        var rule = JSONObject([
            ("http", ["paths": [["path": "/", "pathType": "Prefix", "backend": backend]]])
        ])
        rule["host"] = host.map(JSON.string)
        return [
            "apiVersion": "networking.k8s.io/v1", "kind": "Ingress",
            "metadata": ["name": .string(name), "annotations": ["kubernetes.io/ingress.class": "qcloud"]],
            "spec": ["rules": [.object(rule)]],
        ]
    }
}
