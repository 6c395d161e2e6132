import CloudWire
import KubeKinds
import KubeObjects

/// Creates one object.
struct Create {
    let exchange: Exchange

    init(_ exchange: Exchange) { self.exchange = exchange }

    func answer() throws -> ServerAnswer {
        try checkKindStays()
        let submission = try Submission(exchange, json: RequestBody.json(exchange.request, of: exchange.kind))
        let object = try exchange.write { state in
            try Creation(exchange, in: state).create(submission.object, by: exchange.writer)
        }
        return exchange.answer(status: 201, object).warning(submission.warnings + Warnings.create(submission.object))
    }

    /// Nothing is made of a kind that is to go.
    private func checkKindStays() throws(StatusError) {
        guard let definition = exchange.definition, DefinitionEnding.isUnderWay(definition) else { return }
        var error = StatusError.methodNotAllowed
        error.message = "create not allowed while custom resource definition is terminating"
        error.details = ["group": .string(exchange.resource.group), "kind": .string(exchange.resource.plural)]
        throw error
    }
}
