import CloudWire
import KubeObjects
import KubeSchema

/// The `scale` of a workload: its replicas, wanted and counted.
struct ScaleVerbs {
    private let exchange: Exchange

    init(_ exchange: Exchange) { self.exchange = exchange }

    func answer() throws -> ServerAnswer {
        switch exchange.request.method {
        case "GET": .whole(WholeAnswer(scale(try found())))
        case "PUT": try change { _ in try RequestBody.json(exchange.request) }
        case "PATCH": try change { try MergePatch.apply(RequestBody.parsed(exchange.request.body), to: scale($0)) }
        default: throw StatusError.methodNotAllowed
        }
    }

    private func found() throws -> KubeObject {
        guard let object = try exchange.read({ try $0.object(exchange.key) }) else { throw exchange.notFound }
        return object
    }

    private func change(_ wanted: (KubeObject) throws -> JSON) throws -> ServerAnswer {
        let object = try exchange.write { state in
            guard let old = try state.object(exchange.key) else { throw exchange.notFound }
            let scale = try wanted(old)
            var object = old
            object.resourceVersion = scale[path: "metadata", "resourceVersion"]?.string ?? ""
            object["spec", "replicas"] = scale[path: "spec", "replicas"] ?? 0
            return try Change(exchange.resource, of: .scale, in: state).change(old, to: object, by: exchange.writer)
        }
        return .whole(WholeAnswer(scale(object)))
    }

    private func scale(_ object: KubeObject) -> JSON {
        var metadata: JSON = ["name": .string(object.name), "namespace": .string(object.namespace)]
        for member in ["uid", "resourceVersion", "creationTimestamp"] {
            metadata[path: member] = object["metadata", member]
        }
        var status: JSON = ["replicas": object["status", "replicas"] ?? 0]
        if let selector = object["spec", "selector"], let text = LabelSelector(spec: selector)?.text {
            status[path: "selector"] = .string(text)
        }
        return [
            "kind": "Scale", "apiVersion": "autoscaling/v1", "metadata": metadata,
            "spec": ["replicas": object["spec", "replicas"] ?? 0], "status": status,
        ]
    }
}
