import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Lists the resources that carry all of some tags.
enum DescribeResourcesByTags: ReadAction {
    struct Request: Decodable {
        var tagFilters: [TagFilterShape]
        var createUin: Int64?
        var offset: Int?
        var limit: Int?
        var resourcePrefix: String?
        var resourceId: String?
        var resourceRegion: String?
        var serviceType: String?
    }

    struct Response: Encodable {
        var totalCount: Int
        var offset: Int
        var limit: Int
        var rows: [Row]

        struct Row: Encodable {
            var resourceRegion: String
            var serviceType: String
            var resourcePrefix: String
            var resourceId: String
            var tags: [TagShape]
        }
    }

    static let errors: Set<APIErrorCode> = [.offsetInvalid, .tagFilters, .tagFiltersLength]

    static func run(_ request: Request, in cloud: Cloud<Snapshot>) throws -> Response {
        let page = try OffsetPage(offset: request.offset, limit: request.limit)
        let filters = try TagFilters(request.tagFilters)
        let filter = ResourceFilter(
            service: request.serviceType,
            prefix: request.resourcePrefix,
            region: request.resourceRegion,
            ids: request.resourceId.map { [$0] }
        )
        let found = try cloud.taggedResources().filter { filter.matches($0.resource) && filters.match($0.tags) }
        return Response(
            totalCount: found.count,
            offset: page.offset,
            limit: page.limit,
            rows: page.slice(found).map { row($0.resource, $0.tags, filters) }
        )
    }

    /// Shows the tags that were asked for, not all that the resource has.
    private static func row(_ resource: TaggableResource, _ tags: [Tag], _ filters: TagFilters) -> Response.Row {
        let (service, prefix) = resource.kind.names[0]
        return Response.Row(
            resourceRegion: resource.region,
            serviceType: service,
            resourcePrefix: prefix,
            resourceId: resource.id,
            tags: filters.matching(tags).map(TagShape.init)
        )
    }
}
