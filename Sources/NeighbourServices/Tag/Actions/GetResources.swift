import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Lists resources of all regions with their tags, by name or by tags.
enum GetResources: ReadAction {
    struct Request: Decodable {
        var resourceList: [String]?
        var tagFilters: [TagFilterShape]?
        var paginationToken: String?
        var maxResults: Int?
    }

    struct Response: Encodable {
        var paginationToken: String
        var resourceTagMappingList: [Item]

        struct Item: Encodable {
            var resource: String
            var tags: [TagShape]
        }
    }

    static let errors: Set<APIErrorCode> = [
        .paginationTokenInvalid, .resourceDescription, .resourceNumberPerRequest, .tagFilters, .tagFiltersLength,
    ]

    private static let maximumResources = 10

    static func run(_ request: Request, in cloud: Cloud<Snapshot>) throws -> Response {
        let page = try TokenPage(token: request.paginationToken, maximumResults: request.maxResults, most: 200)
        let filters = try TagFilters(request.tagFilters ?? [])
        let names = try (request.resourceList ?? []).map { try ResourceName($0) }
        guard names.count <= maximumResources else { throw APIError.tooManyResources(limit: maximumResources) }
        let resources = try cloud.taggedResources().filter { resource, tags in
            filters.match(tags)
                && (names.isEmpty || names.contains { $0.isName(of: resource, owner: cloud.account.uin) })
        }
        // Resources asked for by name come all at once.
        let (shown, token) = names.isEmpty ? page.slice(resources) : (resources, "")
        let items = shown.map { resource, tags in
            Response.Item(
                resource: ResourceName(resource, owner: cloud.account.uin).text,
                tags: tags.map(TagShape.init)
            )
        }
        return Response(paginationToken: token, resourceTagMappingList: items)
    }
}
