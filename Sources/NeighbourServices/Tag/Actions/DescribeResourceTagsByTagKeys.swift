import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Lists what some keys say of some resources of one kind, one row a resource.
enum DescribeResourceTagsByTagKeys: ReadAction {
    struct Request: Decodable {
        var serviceType: String
        var resourcePrefix: String
        var resourceRegion: String
        var resourceIds: [String]
        var tagKeys: [String]
        var limit: Int?
        var offset: Int?
    }

    struct Response: Encodable {
        var totalCount: Int
        var offset: Int
        var limit: Int
        var rows: [Row]

        struct Row: Encodable {
            var resourceId: String
            var tagKeyValues: [TagShape]
        }
    }

    static let errors: Set<APIErrorCode> = [.offsetInvalid, .resourceNumberPerRequest, .tagNumberPerRequest]

    private static let maximumIds = 20
    private static let maximumKeys = 20
    private static let defaultLimit = 400

    static func run(_ request: Request, in cloud: Cloud<Snapshot>) throws -> Response {
        let page = try OffsetPage(offset: request.offset, limit: request.limit, defaultLimit: defaultLimit)
        guard request.resourceIds.count <= maximumIds else { throw APIError.tooManyResources(limit: maximumIds) }
        guard request.tagKeys.count <= maximumKeys else { throw APIError.tooManyTags(limit: maximumKeys) }
        let filter = ResourceFilter(
            service: request.serviceType,
            prefix: request.resourcePrefix,
            region: request.resourceRegion,
            ids: request.resourceIds
        )
        let rows = try cloud.taggedResources().filter { filter.matches($0.resource) }.compactMap { resource, tags in
            let wanted = tags.filter { request.tagKeys.contains($0.key) }
            return wanted.isEmpty ? nil : Response.Row(resourceId: resource.id, tagKeyValues: wanted.map(TagShape.init))
        }
        return Response(totalCount: rows.count, offset: page.offset, limit: page.limit, rows: page.slice(rows))
    }
}
