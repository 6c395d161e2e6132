import CloudWire
import KubeObjects
import KubeSchema

/// Changes an object, or its status, by a patch of one of four kinds.
struct Patch {
    private enum Kind: String {
        case json = "application/json-patch+json"
        case merge = "application/merge-patch+json"
        case strategic = "application/strategic-merge-patch+json"
        case apply = "application/apply-patch+yaml"
    }

    let exchange: Exchange
    let part: Part

    init(_ exchange: Exchange, of part: Part) {
        self.exchange = exchange
        self.part = part
    }

    func answer() throws -> ServerAnswer {
        guard let kind = Kind(rawValue: RequestBody.mediaType(exchange.request)),
            kind != .strategic || !exchange.resource.isCustom
        else {
            throw StatusError.unsupportedMediaType(
                "the body of the request was in an unknown format - accepted media types include: "
                    + "application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml"
            )
        }
        return kind == .apply ? try ServerSideApply(exchange, of: part).answer() : try patch(kind)
    }

    private func patch(_ kind: Kind) throws -> ServerAnswer {
        let body = try RequestBody.parsed(exchange.request.body)
        let (object, warnings) = try exchange.write { state in
            guard let old = try state.object(exchange.key) else { throw exchange.notFound }
            let shown = exchange.shown(old)
            let submission = try Submission(exchange, json: try patched(shown.json, kind, body))
            guard submission.object.name == old.name else {
                throw StatusError.badRequest("the name of the object may not be changed by a patch")
            }
            let changed = try Change(exchange.resource, of: part, in: state).change(
                old,
                to: submission.object,
                by: exchange.writer
            )
            return (changed, submission.warnings)
        }
        return exchange.answer(object).warning(warnings)
    }

    private func patched(_ object: JSON, _ kind: Kind, _ patch: JSON) throws -> JSON {
        switch kind {
        case .json: return try JSONPatch.apply(patch, to: object)
        case .merge: return try MergePatch.apply(patch, to: object)
        case .strategic, .apply:
            guard let schema = exchange.schema else { return try MergePatch.apply(patch, to: object) }
            return try StrategicMergePatch.apply(patch, to: object, schema: schema)
        }
    }
}
