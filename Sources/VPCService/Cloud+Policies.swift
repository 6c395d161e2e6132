import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Reading, checking and replacing the rules of a security group (reference 5.4).
extension Cloud where State == Transaction {
    typealias PolicyLists = [SecurityGroupPolicy.Direction: [SecurityGroupPolicy]]

    /// The rules of a request for one direction of a group.
    func policies(_ part: PolicySetInput.Part, of group: SecurityGroup) throws -> [SecurityGroupPolicy] {
        try part.rules.enumerated().map { index, input in
            let path = part.direction.path(index)
            let policy = try PolicyRules.policy(input, part.direction, path: path, at: now)
            try checkPeer(of: policy, in: group, path: path)
            return policy
        }
    }

    /// A group named as a peer has to exist in the same project; it may be the group itself.
    private func checkPeer(of policy: SecurityGroupPolicy, in group: SecurityGroup, path: String) throws {
        guard case .securityGroup(let id) = policy.peer else { return }
        guard id.isWellFormed else { throw APIError.malformed(path + ".SecurityGroupId", id.rawValue) }
        guard try securityGroup(id).projectId == group.projectId else {
            throw APIError.invalidValue(path + ".SecurityGroupId")
        }
    }

    /// A request that names a version has to name the current one.
    func checkVersion(_ text: String?, of group: SecurityGroup) throws(APIError) {
        guard let text, !text.isEmpty else { return }
        guard let version = Int(text) else { throw .malformed("SecurityGroupPolicySet.Version", text) }
        guard version == group.version else {
            throw APIError(.versionMismatch, "The version `\(text)` is not the current one, `\(group.version)`.")
        }
    }

    /// Whether a group may have those rules; a direction that is not named keeps its own.
    func check(_ lists: PolicyLists, of group: SecurityGroup, limitCode: APIErrorCode = .limitExceeded) throws {
        for list in lists.values {
            guard list.count <= settings.securityGroupPolicyQuota else {
                let limit = settings.securityGroupPolicyQuota
                throw APIError.quotaReached("rules in one direction", limit: limit, code: limitCode)
            }
            guard Set(list.map(\.condition)).count == list.count else {
                throw APIError(.duplicatePolicy, "The security group rules are not unique.")
            }
        }
        try checkReferences(lists, of: group)
    }

    private func checkReferences(_ lists: PolicyLists, of group: SecurityGroup) throws {
        let policies = try SecurityGroupPolicy.Direction.allCases.flatMap { direction in
            try lists[direction] ?? state.policies(of: group.id, direction)
        }
        let others = Set(policies.map(\.peer)).filter { peer in
            guard case .securityGroup(let id) = peer else { return false }
            return id != group.id
        }
        guard others.count <= settings.securityGroupReferenceQuota else {
            let limit = settings.securityGroupReferenceQuota
            throw APIError.quotaReached("security groups that rules refer to", limit: limit)
        }
    }

    /// Replaces the rules of the directions named: the one place where a group's version grows.
    func replacePolicies(_ lists: PolicyLists, of group: SecurityGroup) throws {
        for (direction, policies) in lists { try state.setPolicies(policies, of: group.id, direction) }
        var group = group
        group.version += 1
        group.updatedAt = now
        try state.update(group)
    }
}
