import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Adds, changes and removes tags of one resource at once (IaC contract 4).
enum ModifyResourceTags: WriteAction {
    struct Request: Decodable {
        var resource: String
        var replaceTags: [TagShape]?
        var deleteTags: [TagKeyShape]?
    }

    typealias Response = NoContent

    static let errors = TagRules.errors.union(Cloud<Transaction>.resourceErrors)
        .union(Cloud<Transaction>.attachErrors).union([.deleteTagsParameter])

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> NoContent {
        let added = try TagRules.tags(request.replaceTags ?? [])
        let removed = (request.deleteTags ?? []).map(\.tagKey)
        guard !added.isEmpty || !removed.isEmpty else {
            throw APIError(.invalidParameter, "One of `ReplaceTags` and `DeleteTags` is needed.")
        }
        guard removed.count <= TagRules.maximumPerRequest else {
            throw APIError.tooManyTags(limit: TagRules.maximumPerRequest)
        }
        guard Set(removed).isDisjoint(with: added.map(\.key)) else {
            throw APIError(.deleteTagsParameter, "`DeleteTags` names a key of `ReplaceTags`.")
        }
        let resource = try cloud.taggableResource(named: request.resource)
        for key in removed { try cloud.state.detachTag(key, from: resource) }
        try cloud.attach(added, to: resource)
        return NoContent()
    }
}
