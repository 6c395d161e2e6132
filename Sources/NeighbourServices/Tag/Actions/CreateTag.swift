import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Makes a tag that no resource carries yet.
enum CreateTag: WriteAction {
    struct Request: Decodable {
        var tagKey: String
        var tagValue: String
    }

    typealias Response = NoContent

    static let errors = TagRules.errors.union([.tagDuplicate, .tagKeyQuota, .tagValueQuota])

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> NoContent {
        let tag = try TagRules.tag(request.tagKey, request.tagValue)
        guard try cloud.state.knownTag(tag, of: cloud.account.id) == nil else {
            throw APIError(.tagDuplicate, "The tag `\(tag.key)` with that value exists already.")
        }
        try cloud.confirmRoom(for: tag)
        try cloud.state.insert(tag, of: cloud.account.id)
        return NoContent()
    }
}
