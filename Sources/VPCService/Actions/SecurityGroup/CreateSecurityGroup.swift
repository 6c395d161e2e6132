import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Creates a security group without rules: all is denied, both ways (reference 5.4).
enum CreateSecurityGroup: WriteAction {
    struct Request: Decodable {
        var groupName: String
        var groupDescription: String
        var projectId: String?
        var tags: [TagShape]?
    }

    struct Response: Encodable {
        var securityGroup: SecurityGroupShape
    }

    static let errors = SecurityGroupRules.errors

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> Response {
        let tags = try TagRules.tags(request.tags)
        let group = try cloud.createSecurityGroup(
            name: request.groupName,
            text: request.groupDescription,
            projectId: request.projectId,
            tags: tags
        )
        return Response(securityGroup: SecurityGroupShape(group, tags: tags))
    }
}
