import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Creates a security group with rules for one direction or both (reference 5.4).
enum CreateSecurityGroupWithPolicies: WriteAction {
    struct Request: Decodable {
        var groupName: String
        var groupDescription: String
        var projectId: String?
        var securityGroupPolicySet: PolicySetInput?
        var tags: [TagShape]?
    }

    struct Response: Encodable {
        var securityGroup: SecurityGroupShape
    }

    static let errors = SecurityGroupRules.errors.union(PolicyRules.errors)
        .union([.duplicatePolicy, .limitExceeded, .versionMismatch])

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> Response {
        let tags = try TagRules.tags(request.tags)
        let group = try cloud.createSecurityGroup(
            name: request.groupName,
            text: request.groupDescription,
            projectId: request.projectId,
            tags: tags
        )
        if let set = request.securityGroupPolicySet { try add(set, to: group, in: cloud) }
        return Response(securityGroup: SecurityGroupShape(group, tags: tags))
    }

    private static func add(_ set: PolicySetInput, to group: SecurityGroup, in cloud: Cloud<Transaction>) throws {
        try cloud.checkVersion(set.version, of: group)
        var lists: Cloud<Transaction>.PolicyLists = [:]
        for part in set.parts {
            _ = try PolicyPlace.place(of: part, among: 0)
            lists[part.direction] = try cloud.policies(part, of: group)
        }
        guard !lists.isEmpty else { return }
        try cloud.check(lists, of: group)
        try cloud.replacePolicies(lists, of: group)
    }
}
