import CloudWire
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
        let submission = try Submission(exchange, json: RequestBody.json(exchange.request, of: exchange.kind))
        guard submission.object["metadata", "managedFields"] == nil else {
            throw StatusError.badRequest("metadata.managedFields must be nil")
        }
        guard submission.object.name.isEmpty || submission.object.name == exchange.path.name else {
            throw StatusError.badRequest("the name of the object does not match the name on the URL")
        }
        let (object, isNew) = try exchange.write { state in try apply(submission.object, by: manager, in: state) }
        return exchange.answer(status: isNew ? 201 : 200, object).warning(submission.warnings)
    }

    private func apply(
        _ wanted: KubeObject,
        by manager: String,
        in state: ClusterTransaction
    ) throws -> (KubeObject, isNew: Bool) {
        guard let writer = exchange.writer else { throw StatusError.noSuchPath }
        let live = try state.object(exchange.key)
        var wanted = wanted
        wanted["metadata", "name"] = .string(exchange.path.name)
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
        guard let live else {
            guard part == .main else { throw exchange.notFound }
            return (
                try Creation(exchange.resource, namespace: exchange.path.namespace, in: state).create(applied, by: nil),
                true
            )
        }
        return (try Change(exchange.resource, of: part, in: state).change(live, to: applied, by: nil), false)
    }
}
