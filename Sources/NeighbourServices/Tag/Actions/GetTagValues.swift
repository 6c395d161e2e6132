import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Lists the values of some keys that an account knows, from a token on.
enum GetTagValues: ReadAction {
    struct Request: Decodable {
        var tagKeys: [String]
        var paginationToken: String?
        var maxResults: Int?
        var category: TagCategory?
    }

    struct Response: Encodable {
        var paginationToken: String
        var tags: [TagShape]
    }

    static let errors: Set<APIErrorCode> = [.paginationTokenInvalid]

    private static let maximumKeys = 20

    static func run(_ request: Request, in cloud: Cloud<Snapshot>) throws -> Response {
        guard request.tagKeys.count <= maximumKeys else { throw APIError.invalidValue("TagKeys") }
        let page = try TokenPage(token: request.paginationToken, maximumResults: request.maxResults, most: 1000)
        let known = try cloud.knownTags(category: request.category).map(\.tag)
        let (tags, token) = page.slice(known.filter { request.tagKeys.contains($0.key) })
        return Response(paginationToken: token, tags: tags.map(TagShape.init))
    }
}
