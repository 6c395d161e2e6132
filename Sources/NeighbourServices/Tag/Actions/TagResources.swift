import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Gives several resources the same tags; those it fails for are told in the answer.
enum TagResources: WriteAction {
    struct Request: Decodable {
        var resourceList: [String]
        var tags: [TagShape]
    }

    struct Response: Encodable {
        var failedResources: [FailedResourceShape]
    }

    static let errors = TagRules.errors.union([.resourceNumberPerRequest])

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> Response {
        let tags = try TagRules.tags(request.tags)
        return Response(
            failedResources: try cloud.forEachResource(request.resourceList) { try cloud.attach(tags, to: $0) }
        )
    }
}
