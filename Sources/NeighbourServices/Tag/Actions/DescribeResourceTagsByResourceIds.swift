import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Lists the tags of some resources of one kind, one row a tag (IaC contract 4, 6).
enum DescribeResourceTagsByResourceIds: ReadAction {
    struct Request: Decodable {
        var serviceType: String
        var resourcePrefix: String
        var resourceIds: [String]
        var resourceRegion: String
        var offset: Int?
        var limit: Int?
        var category: TagCategory?
    }

    struct Response: Encodable {
        var totalCount: Int
        var offset: Int
        var limit: Int
        var tags: [AttachmentShape]
    }

    static let errors: Set<APIErrorCode> = [.offsetInvalid, .resourceNumberPerRequest]

    private static let maximumIds = 50

    static func run(_ request: Request, in cloud: Cloud<Snapshot>) throws -> Response {
        let page = try OffsetPage(offset: request.offset, limit: request.limit)
        guard request.resourceIds.count <= maximumIds else { throw APIError.tooManyResources(limit: maximumIds) }
        let filter = ResourceFilter(
            service: request.serviceType,
            prefix: request.resourcePrefix,
            region: request.resourceRegion,
            ids: request.resourceIds
        )
        let rows = TagCategory.includesCustom(request.category) ? try cloud.attachments(matching: filter) : []
        return Response(
            totalCount: rows.count,
            offset: page.offset,
            limit: page.limit,
            tags: page.slice(rows).map(AttachmentShape.init)
        )
    }
}
