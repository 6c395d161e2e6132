import CloudWire
import KubeKinds
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
        try exchange.checkName(of: submission.object)
        let submitted = submission.object
        let (object, old) = try exchange.write { state -> (KubeObject, KubeObject?) in
            guard let old = try state.object(exchange.key) else { return (try create(submitted, in: state), nil) }
            let change = Change(exchange.resource, of: part, in: state)
            return (try change.change(old, to: submitted, by: exchange.writer), old)
        }
        let warnings = old.map { Warnings.update(submitted, from: $0) } ?? Warnings.create(submitted)
        return exchange.answer(status: old == nil ? 201 : 200, object).warning(submission.warnings + warnings)
    }

    /// A few kinds come to be by the replacing of what is not there.
    private func create(_ object: KubeObject, in state: ClusterTransaction) throws -> KubeObject {
        guard part == .main, exchange.resource.isCreatedByUpdates else { throw exchange.notFound }
        return try Creation(exchange, in: state).create(object, by: exchange.writer)
    }
}
