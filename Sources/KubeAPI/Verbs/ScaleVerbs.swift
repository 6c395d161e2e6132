import CloudWire
import KubeObjects
import KubeSchema

/// The `scale` of a workload or a custom object: its replicas, wanted and counted.
struct ScaleVerbs {
    private let exchange: Exchange
    private let fields: ScaleFields

    init(_ exchange: Exchange) throws(StatusError) {
        self.exchange = exchange
        guard let definition = exchange.definition else {
            fields = .workload
            return
        }
        guard let custom = ScaleFields.custom(definition, in: exchange.kind.version) else { throw .noSuchPath }
        fields = custom
    }

    func answer() throws -> ServerAnswer {
        switch exchange.request.method {
        case "GET": .whole(WholeAnswer(fields.scale(of: try found())))
        case "PUT": try change { _ in try RequestBody.json(exchange.request) }
        case "PATCH": try change(patched)
        default: throw StatusError.methodNotAllowed
        }
    }

    private func patched(_ object: KubeObject) throws -> JSON {
        let patch = try RequestBody.parsed(exchange.request.body)
        // A scale has no list that a strategic patch would merge.
        return RequestBody.mediaType(exchange.request) == "application/json-patch+json"
            ? try JSONPatch.apply(patch, to: fields.scale(of: object))
            : try MergePatch.apply(patch, to: fields.scale(of: object))
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
        try fields.checkIsSet(in: object)
        return object
    }

    private func change(_ wanted: (KubeObject) throws -> JSON) throws -> ServerAnswer {
        let object = try exchange.write { state in
            guard let old = try state.object(exchange.key) else { throw exchange.notFound }
            let scale = try wanted(old)
            try exchange.checkName(of: KubeObject(scale))
            var object = old
            // A scale may always be written blindly, whatever holds for the whole object.
            let blind = exchange.resource.allowsBlindUpdates ? "" : old.resourceVersion
            object.resourceVersion = scale[path: "metadata", "resourceVersion"]?.string ?? blind
            fields.set(try replicas(scale, of: old.name), in: &object)
            try Submission.checkCustom(object.json, exchange)
            return try Change(exchange.resource, of: .scale, in: state).change(old, to: object, by: exchange.writer)
        }
        return .whole(WholeAnswer(fields.scale(of: object)))
    }
}
