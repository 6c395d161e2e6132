import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Gives a resource a tag whose key it does not have yet.
enum AddResourceTag: WriteAction {
    struct Request: Decodable {
        var tagKey: String
        var tagValue: String
        var resource: String
    }

    typealias Response = NoContent

    static let errors = TagRules.errors.union(Cloud<Transaction>.resourceErrors)
        .union(Cloud<Transaction>.attachErrors).union([.tagKeyAttached])

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> NoContent {
        let tag = try TagRules.tag(request.tagKey, request.tagValue)
        let resource = try cloud.taggableResource(named: request.resource)
        guard try !cloud.state.tags(of: resource).contains(where: { $0.key == tag.key }) else {
            throw APIError(.tagKeyAttached, "The tag key `\(tag.key)` is attached to the resource already.")
        }
        try cloud.attach([tag], to: resource)
        return NoContent()
    }
}
