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
        case "PATCH": try change(patched)
        default: throw StatusError.methodNotAllowed
        }
    }

    private func patched(_ object: KubeObject) throws -> JSON {
        let patch = try RequestBody.parsed(exchange.request.body)
        // A scale has no list that a strategic patch would merge.
        return RequestBody.mediaType(exchange.request) == "application/json-patch+json"
            ? try JSONPatch.apply(patch, to: scale(object)) : try MergePatch.apply(patch, to: scale(object))
    }

    /// A count that is none, and one below zero, is refused in the words for a Scale.
    private func replicas(_ scale: JSON, of name: String) throws(StatusError) -> Int64 {
        let sent = scale[path: "spec", "replicas"] ?? 0
        let kind = GroupVersionKind(group: "autoscaling", version: "v1", kind: "Scale")
        guard let count = sent.int, Int32(exactly: count) != nil else {
            throw .unreadable(kind, "json: cannot unmarshal into Go struct field ScaleSpec.spec.replicas of type int32")
        }
        guard count >= 0 else {
            throw .invalid(kind, name: name, [.invalid("spec.replicas", sent, "must be greater than or equal to 0")])
        }
        return count
    }

    private func found() throws -> KubeObject {
        guard let object = try exchange.read({ try $0.object(exchange.key) }) else { throw exchange.notFound }
        return object
    }

    private func change(_ wanted: (KubeObject) throws -> JSON) throws -> ServerAnswer {
        let object = try exchange.write { state in
            guard let old = try state.object(exchange.key) else { throw exchange.notFound }
            let scale = try wanted(old)
            try exchange.checkName(of: KubeObject(scale))
            var object = old
            object.resourceVersion = scale[path: "metadata", "resourceVersion"]?.string ?? ""
            object["spec", "replicas"] = .int(try replicas(scale, of: old.name))
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
