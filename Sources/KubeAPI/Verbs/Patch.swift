import CloudWire
import KubeKinds
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
            throw unknownKind
        }
        return kind == .apply ? try ServerSideApply(exchange, of: part).answer() : try patch(kind)
    }

    private var unknownKind: StatusError {
        let kinds: [Kind] = exchange.resource.isCustom ? [.json, .merge, .apply] : [.json, .merge, .strategic, .apply]
        return .unsupportedMediaType(
            "the body of the request was in an unknown format - accepted media types include: "
                + kinds.map(\.rawValue).joined(separator: ", ")
        )
    }

    private func patch(_ kind: Kind) throws -> ServerAnswer {
        let body = try RequestBody.parsed(exchange.request.body)
        let (object, warnings) = try exchange.write { state in
            guard let old = try state.object(exchange.key) else { throw exchange.notFound }
            let shown = exchange.shown(old)
            let submission = try Submission(exchange, json: try patched(shown.json, kind, body), origin: .patch)
            try exchange.checkName(of: submission.object)
            let changed = try Change(exchange.resource, of: part, in: state).change(
                old,
                to: submission.object,
                by: exchange.writer
            )
            return (changed, submission.warnings + Warnings.update(submission.object, from: old))
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
