import CloudWire

/// The manifests of the FAQ's tests.
extension JSON {
    /// A Service of the pods labelled with its name; what the spec says besides may be anything.
    static func service(
        _ name: String,
        type: String? = nil,
        annotations: [String: String] = [:],
        spec others: JSON = [:]
    ) -> JSON {
        var spec = JSONObject([
            ("selector", ["app": .string(name)]), ("ports", [["port": 80, "targetPort": 8080]]),
        ])
        if let type { spec["type"] = .string(type) }
        for member in others.object?.members ?? [] { spec[member.name] = member.value }
        return manifest("v1", "Service", name, annotations, .object(spec))
    }

    /// What a Service's spec says of another port than 80.
    static func port(_ number: Int64) -> JSON { ["ports": [["port": .int(number), "targetPort": 8080]]] }

    /// An Ingress that sends everything to the Service `web`.
    static func ingress(_ name: String, annotations: [String: String]) -> JSON {
        let backend: JSON = ["service": ["name": "web", "port": ["number": 80]]]
        let path: JSON = ["path": "/", "pathType": "Prefix", "backend": backend]
        let spec: JSON = ["rules": [["host": "shop.example.com", "http": ["paths": [path]]]]]
        return manifest("networking.k8s.io/v1", "Ingress", name, annotations, spec)
    }

    /// Pods labelled with the name, that listen on 8080.
    static func deployment(_ name: String, replicas: Int64, podAnnotations: [String: String] = [:]) -> JSON {
        let template: JSON = [
            "metadata": ["labels": ["app": .string(name)], "annotations": texts(podAnnotations)],
            "spec": ["containers": [["name": "main", "image": "nginx", "ports": [["containerPort": 8080]]]]],
        ]
        return manifest(
            "apps/v1",
            "Deployment",
            name,
            [:],
            [
                "replicas": .int(replicas), "selector": ["matchLabels": ["app": .string(name)]],
                "template": template,
            ]
        )
    }

    private static func manifest(
        _ version: String,
        _ kind: String,
        _ name: String,
        _ annotations: [String: String],
        _ spec: JSON
    ) -> JSON {
        [
            "apiVersion": .string(version), "kind": .string(kind),
            "metadata": ["name": .string(name), "annotations": texts(annotations)], "spec": spec,
        ]
    }

    private static func texts(_ texts: [String: String]) -> JSON {
        .object(JSONObject(texts.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) }))
    }
}

extension [String: String] {
    /// The annotation of an Ingress that gets a load balancer.
    static let qcloud = ["kubernetes.io/ingress.class": "qcloud"]
}
