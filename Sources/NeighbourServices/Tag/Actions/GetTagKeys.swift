import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Lists the keys of the tags an account knows, from a token on.
enum GetTagKeys: ReadAction {
    struct Request: Decodable {
        var paginationToken: String?
        var maxResults: Int?
        var category: TagCategory?
    }

    struct Response: Encodable {
        var paginationToken: String
        var tagKeys: [String]
    }

    static let errors: Set<APIErrorCode> = [.paginationTokenInvalid]

    static func run(_ request: Request, in cloud: Cloud<Snapshot>) throws -> Response {
        let page = try TokenPage(token: request.paginationToken, maximumResults: request.maxResults, most: 1000)
        let (keys, token) = page.slice(try cloud.knownTagKeys(category: request.category))
        return Response(paginationToken: token, tagKeys: keys)
    }
}
