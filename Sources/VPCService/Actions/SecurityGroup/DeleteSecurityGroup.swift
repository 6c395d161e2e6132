import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Deletes a security group that nothing is bound to and no other group refers to (reference 5.4).
enum DeleteSecurityGroup: WriteAction {
    struct Request: Decodable {
        var securityGroupId: SecurityGroupID
    }

    typealias Response = NoContent

    static let errors: Set<APIErrorCode> = [
        .resourceInUse, .resourceNotFound, .securityGroupIdMalformed, .unsupportedOperation,
    ]

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> NoContent {
        let id = request.securityGroupId
        // A code of its own here (5.1). For unknown ids two codes are documented; this is the one clients take as gone.
        guard id.isWellFormed else {
            throw APIError(.securityGroupIdMalformed, "The security group id `\(id)` is malformed.")
        }
        let group = try cloud.securityGroup(id)
        guard !group.isDefault else {
            throw APIError(.unsupportedOperation, "The default security group `\(id)` cannot be deleted.")
        }
        if let user = try cloud.state.loadBalancerIds(boundTo: id).first {
            throw APIError.inUse(id, by: "`\(user)`")
        }
        if let referrer = try cloud.state.securityGroups(referring: id).first {
            throw APIError.inUse(id, by: "rules of `\(referrer)`")
        }
        try cloud.state.delete(group)
        return NoContent()
    }
}
