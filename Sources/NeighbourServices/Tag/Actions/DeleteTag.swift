import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Deletes a tag that no resource carries.
enum DeleteTag: WriteAction {
    struct Request: Decodable {
        var tagKey: String
        var tagValue: String
    }

    typealias Response = NoContent

    static let errors: Set<APIErrorCode> = [.tagAttachedResource, .tagNotExisting]

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> NoContent {
        let tag = Tag(key: request.tagKey, value: request.tagValue)
        guard let known = try cloud.state.knownTag(tag, of: cloud.account.id) else {
            throw APIError(.tagNotExisting, "The tag `\(tag.key)` with that value does not exist.")
        }
        guard !known.isInUse else {
            throw APIError(.tagAttachedResource, "The tag `\(tag.key)` is attached to resources.")
        }
        try cloud.state.delete(tag, of: cloud.account.id)
        return NoContent()
    }
}
