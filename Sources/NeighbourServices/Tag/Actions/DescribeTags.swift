import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Lists the tags an account knows, by key and value, and whether they may be deleted.
enum DescribeTags: ReadAction {
    struct Request: Decodable {
        var tagKey: String?
        var tagValue: String?
        /// Counts instead of `tagKey` where both are given.
        var tagKeys: [String]?
        var offset: Int?
        var limit: Int?
        var createUin: Int64?
    }

    struct Response: Encodable {
        var totalCount: Int
        var offset: Int
        var limit: Int
        var tags: [Item]

        struct Item: Encodable {
            var tagKey: String
            var tagValue: String
            var canDelete: Int
            var category = TagCategory.custom.rawValue
        }
    }

    static let errors: Set<APIErrorCode> = [.offsetInvalid]

    static func run(_ request: Request, in cloud: Cloud<Snapshot>) throws -> Response {
        let page = try OffsetPage(offset: request.offset, limit: request.limit)
        let keys = request.tagKeys ?? []
        let wanted = keys.isEmpty ? [request.tagKey ?? ""].filter { !$0.isEmpty } : keys
        let tags = try cloud.knownTags(createdBy: request.createUin).filter { known in
            (wanted.isEmpty || wanted.contains(known.tag.key))
                && (request.tagValue.map { $0.isEmpty || $0 == known.tag.value } ?? true)
        }
        let items = page.slice(tags).map { known in
            Response.Item(tagKey: known.tag.key, tagValue: known.tag.value, canDelete: known.isInUse ? 0 : 1)
        }
        return Response(totalCount: tags.count, offset: page.offset, limit: page.limit, tags: items)
    }
}
