import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Takes tags from several resources; a key that one does not have is none to take.
enum UnTagResources: WriteAction {
    struct Request: Decodable {
        var resourceList: [String]
        var tagKeys: [String]
    }

    struct Response: Encodable {
        var failedResources: [FailedResourceShape]
    }

    static let errors: Set<APIErrorCode> = [.resourceNumberPerRequest, .tagNumberPerRequest]

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> Response {
        guard request.tagKeys.count <= TagRules.maximumPerRequest else {
            throw APIError.tooManyTags(limit: TagRules.maximumPerRequest)
        }
        let failed = try cloud.forEachResource(request.resourceList) { resource in
            for key in request.tagKeys { try cloud.state.detachTag(key, from: resource) }
        }
        return Response(failedResources: failed)
    }
}
