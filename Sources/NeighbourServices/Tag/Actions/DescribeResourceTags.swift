import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Lists the tags of resources, one row a tag.
enum DescribeResourceTags: ReadAction {
    struct Request: Decodable {
        var createUin: Int64?
        var resourceRegion: String?
        var serviceType: String?
        var resourcePrefix: String?
        var resourceId: String?
        var offset: Int?
        var limit: Int?
        /// Of no effect on resources other than buckets, of which there are none.
        var cosResourceId: Int?
    }

    struct Response: Encodable {
        var totalCount: Int
        var offset: Int
        var limit: Int
        var rows: [AttachmentShape]
    }

    static let errors: Set<APIErrorCode> = [.offsetInvalid]

    static func run(_ request: Request, in cloud: Cloud<Snapshot>) throws -> Response {
        let page = try OffsetPage(offset: request.offset, limit: request.limit)
        let filter = ResourceFilter(
            service: request.serviceType,
            prefix: request.resourcePrefix,
            region: request.resourceRegion,
            ids: request.resourceId.flatMap { $0.isEmpty ? nil : [$0] }
        )
        let rows = try cloud.attachments(matching: filter)
        return Response(
            totalCount: rows.count,
            offset: page.offset,
            limit: page.limit,
            rows: page.slice(rows).map(AttachmentShape.init)
        )
    }
}
