import CloudWire
import KubeObjects

/// Ingresses of `v1` and of `v1beta1`, which spelled backends differently.
enum IngressConversion {
    static func toStable(_ ingress: inout KubeObject) {
        if let backend = ingress["spec", "backend"] {
            ingress["spec", "backend"] = nil
            ingress["spec", "defaultBackend"] = stable(backend)
        }
        mapPaths(&ingress) { path in
            path[path: "backend"] = path["backend"].map(stable)
            // The default of the old version; the new one has none.
            if path["pathType"] == nil { path[path: "pathType"] = "ImplementationSpecific" }
        }
    }

    static func toBeta(_ ingress: inout KubeObject) {
        if let backend = ingress["spec", "defaultBackend"] {
            ingress["spec", "defaultBackend"] = nil
            ingress["spec", "backend"] = beta(backend)
        }
        mapPaths(&ingress) { path in path[path: "backend"] = path["backend"].map(beta) }
    }

    private static func stable(_ backend: JSON) -> JSON {
        guard let name = backend["serviceName"] else { return backend }
        let port = backend["servicePort"] ?? .null
        return ["service": ["name": name, "port": port.string == nil ? ["number": port] : ["name": port]]]
    }

    private static func beta(_ backend: JSON) -> JSON {
        guard let service = backend["service"] else { return backend }
        return [
            "serviceName": service["name"] ?? "",
            "servicePort": service[path: "port", "name"] ?? service[path: "port", "number"] ?? 0,
        ]
    }

    private static func mapPaths(_ ingress: inout KubeObject, _ change: (inout JSON) -> Void) {
        guard var rules = ingress["spec", "rules"]?.array else { return }
        for rule in rules.indices {
            guard var paths = rules[rule][path: "http", "paths"]?.array else { continue }
            for path in paths.indices { change(&paths[path]) }
            rules[rule][path: "http", "paths"] = .array(paths)
        }
        ingress["spec", "rules"] = .array(rules)
    }
}
