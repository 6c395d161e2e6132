import CloudWire
import KubeObjects

/// Replaces an object, or its status.
struct Update {
    let exchange: Exchange
    let part: Part

    init(_ exchange: Exchange, of part: Part) {
        self.exchange = exchange
        self.part = part
    }

    func answer() throws -> ServerAnswer {
        let submission = try Submission(exchange, json: RequestBody.json(exchange.request, of: exchange.kind))
        guard submission.object.name == exchange.path.name else {
            throw StatusError.badRequest(
                "the name of the object (\(submission.object.name)) does not match the name on the URL "
                    + "(\(exchange.path.name))"
            )
        }
        let namespace = submission.object.namespace
        guard namespace.isEmpty || namespace == exchange.path.namespace else {
            throw StatusError.badRequest(
                "the namespace of the provided object does not match the namespace sent on the request"
            )
        }
        let object = try exchange.write { state in
            guard let old = try state.object(exchange.key) else { throw exchange.notFound }
            return try Change(exchange.resource, of: part, in: state).change(
                old,
                to: submission.object,
                by: exchange.writer
            )
        }
        return exchange.answer(object).warning(submission.warnings)
    }
}
