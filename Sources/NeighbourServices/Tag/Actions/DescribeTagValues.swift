import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Lists the values of some keys that an account knows, a page at a time.
enum DescribeTagValues: ReadAction {
    struct Request: Decodable {
        var tagKeys: [String]
        var createUin: Int64?
        var offset: Int?
        var limit: Int?
        var category: TagCategory?
    }

    struct Response: Encodable {
        var totalCount: Int
        var offset: Int
        var limit: Int
        var tags: [TagShape]
    }

    static let errors: Set<APIErrorCode> = [.offsetInvalid]

    static func run(_ request: Request, in cloud: Cloud<Snapshot>) throws -> Response {
        let page = try OffsetPage(offset: request.offset, limit: request.limit)
        let tags = try cloud.knownTags(createdBy: request.createUin, category: request.category).map(\.tag)
            .filter { request.tagKeys.contains($0.key) }
        return Response(
            totalCount: tags.count,
            offset: page.offset,
            limit: page.limit,
            tags: page.slice(tags).map(TagShape.init)
        )
    }
}
