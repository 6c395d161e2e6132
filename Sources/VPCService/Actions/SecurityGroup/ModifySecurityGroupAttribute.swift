import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Changes a security group's name and description (reference 5.4).
enum ModifySecurityGroupAttribute: WriteAction {
    struct Request: Decodable {
        var securityGroupId: SecurityGroupID
        var groupName: String?
        var groupDescription: String?
    }

    typealias Response = NoContent

    static let errors: Set<APIErrorCode> = [.invalidParameterValue, .malformed, .resourceNotFound, .tooLong]

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> NoContent {
        var group = try cloud.securityGroup(request.securityGroupId)
        if let name = request.groupName { group.name = try NameRules.groupName(name) }
        if let text = request.groupDescription {
            group.text = try NameRules.text(text, parameter: "GroupDescription")
        }
        group.updatedAt = cloud.now
        try cloud.state.update(group)
        return NoContent()
    }
}
