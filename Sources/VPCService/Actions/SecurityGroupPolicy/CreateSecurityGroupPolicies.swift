import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Adds rules to one direction of a security group, all at one place (reference 5.4).
enum CreateSecurityGroupPolicies: WriteAction {
    struct Request: Decodable {
        var securityGroupId: SecurityGroupID
        var securityGroupPolicySet: PolicySetInput
    }

    typealias Response = NoContent

    static let errors = PolicyRules.errors
        .union([.duplicatePolicy, .limitExceeded, .policyLimitExceeded, .versionMismatch])

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> NoContent {
        let group = try cloud.securityGroup(request.securityGroupId)
        try cloud.checkVersion(request.securityGroupPolicySet.version, of: group)
        let part = try request.securityGroupPolicySet.onlyPart()
        var policies = try cloud.state.policies(of: group.id, part.direction)
        let place = try PolicyPlace.place(of: part, among: policies.count)
        policies.insert(contentsOf: try cloud.policies(part, of: group), at: place)
        try cloud.check([part.direction: policies], of: group, limitCode: .policyLimitExceeded)
        try cloud.replacePolicies([part.direction: policies], of: group)
        return NoContent()
    }
}
