import CloudWire
import KubeKinds
import KubeObjects
import KubeSchema

/// Applies what a manager wants of an object, making the object where it is not there.
struct ServerSideApply {
    let exchange: Exchange
    let part: Part

    init(_ exchange: Exchange, of part: Part) {
        self.exchange = exchange
        self.part = part
    }

    func answer() throws -> ServerAnswer {
        guard let manager = exchange.request.query["fieldManager"], !manager.isEmpty else {
            throw StatusError.invalid(
                GroupVersionKind(group: "meta.k8s.io", version: "v1", kind: "PatchOptions"),
                name: "",
                [.required("fieldManager", "is required for apply patch")]
            )
        }
        // The configuration goes as it is: what no schema has is an error of its own, and what is left out is no fault.
        let wanted = try configuration()
        let (object, isNew, warnings) = try exchange.write { state in try apply(wanted, by: manager, in: state) }
        return exchange.answer(status: isNew ? 201 : 200, object).warning(warnings)
    }

    private func configuration() throws(StatusError) -> KubeObject {
        var json = try RequestBody.json(exchange.request, of: exchange.kind)
        guard json.object != nil else {
            throw .badRequest("error decoding YAML: the configuration must be an object")
        }
        if json["kind"] == nil { json[path: "kind"] = .string(exchange.kind.kind) }
        if json["apiVersion"] == nil { json[path: "apiVersion"] = .string("\(exchange.kind.groupVersion)") }
        // Another version than the path's is left as it is, and refused with the configuration.
        guard json["apiVersion"]?.string == "\(exchange.kind.groupVersion)" else { return KubeObject(json) }
        return Conversion.object(KubeObject(json), to: exchange.storedKind)
    }

    private func apply(
        _ wanted: KubeObject,
        by manager: String,
        in state: ClusterTransaction
    ) throws -> (KubeObject, isNew: Bool, [String]) {
        guard let writer = exchange.writer else { throw StatusError.noSuchPath }
        let live = try state.object(exchange.key)
        var wanted = wanted
        if wanted.name.isEmpty { wanted["metadata", "name"] = .string(exchange.path.name) }
        try exchange.checkName(of: wanted)
        if !exchange.path.namespace.isEmpty { wanted["metadata", "namespace"] = .string(exchange.path.namespace) }
        let applied = try Apply.apply(
            wanted,
            live: live,
            manager: manager,
            force: exchange.request.query.isOn("force"),
            schema: writer.schema,
            apiVersion: writer.apiVersion,
            time: state.now.kubeText,
            subresource: part.rawValue
        )
        let submission = try Submission(exchange, json: exchange.shown(applied).json)
        guard let live else {
            guard part == .main else { throw exchange.notFound }
            let made = try Creation(exchange, in: state).create(submission.object, by: nil)
            return (made, true, submission.warnings + Warnings.create(submission.object))
        }
        let changed = try Change(exchange.resource, of: part, in: state).change(live, to: submission.object, by: nil)
        return (changed, false, submission.warnings + Warnings.update(submission.object, from: live))
    }
}
