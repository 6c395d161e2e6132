import CloudWire
import KubeKinds
import KubeObjects

/// Creates one object.
struct Create {
    let exchange: Exchange

    init(_ exchange: Exchange) { self.exchange = exchange }

    func answer() throws -> ServerAnswer {
        let submission = try Submission(exchange, json: RequestBody.json(exchange.request, of: exchange.kind))
        let object = try exchange.write { state in
            try Creation(exchange.resource, namespace: exchange.path.namespace, in: state).create(
                submission.object,
                by: exchange.writer
            )
        }
        return exchange.answer(status: 201, object).warning(submission.warnings + Warnings.create(submission.object))
    }
}
