import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Lists the keys of the tags an account knows, a page at a time.
enum DescribeTagKeys: ReadAction {
    struct Request: Decodable {
        var createUin: Int64?
        var offset: Int?
        var limit: Int?
        var category: TagCategory?
    }

    struct Response: Encodable {
        var totalCount: Int
        var offset: Int
        var limit: Int
        var tags: [String]
    }

    static let errors: Set<APIErrorCode> = [.offsetInvalid]

    static func run(_ request: Request, in cloud: Cloud<Snapshot>) throws -> Response {
        let page = try OffsetPage(offset: request.offset, limit: request.limit)
        let keys = try cloud.knownTagKeys(createdBy: request.createUin, category: request.category)
        return Response(totalCount: keys.count, offset: page.offset, limit: page.limit, tags: page.slice(keys))
    }
}
