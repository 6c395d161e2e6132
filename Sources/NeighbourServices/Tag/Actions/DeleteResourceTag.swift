import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Takes a tag from a resource that has it.
enum DeleteResourceTag: WriteAction {
    struct Request: Decodable {
        var tagKey: String
        var resource: String
    }

    typealias Response = NoContent

    static let errors = Cloud<Transaction>.resourceErrors.union([.attachedTagKeyNotFound])

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> NoContent {
        let resource = try cloud.taggableResource(named: request.resource)
        guard try cloud.state.tags(of: resource).contains(where: { $0.key == request.tagKey }) else {
            throw APIError.notAttached(request.tagKey)
        }
        try cloud.state.detachTag(request.tagKey, from: resource)
        return NoContent()
    }
}
