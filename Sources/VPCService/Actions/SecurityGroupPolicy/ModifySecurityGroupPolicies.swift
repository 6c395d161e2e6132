import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Rewrites the rules of a security group; the version `0` empties it, whatever else is sent (reference 5.4).
///
/// Any other version goes unchecked: `VersionMismatch` is not among the action's codes, and the Terraform provider
/// sends the number that the version will become. A direction without rules in the request keeps its own, which the
/// same client relies on (IaC contract, section 8).
enum ModifySecurityGroupPolicies: WriteAction {
    struct Request: Decodable {
        var securityGroupId: SecurityGroupID
        var securityGroupPolicySet: PolicySetInput
        var sortPolicys: Bool?
    }

    typealias Response = NoContent

    private static let emptyingVersion = "0"

    static let errors = PolicyRules.errors.union([.duplicatePolicy, .limitExceeded])

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> NoContent {
        let group = try cloud.securityGroup(request.securityGroupId)
        let set = request.securityGroupPolicySet
        guard set.version != emptyingVersion else {
            try cloud.replacePolicies([.ingress: [], .egress: []], of: group)
            return NoContent()
        }
        guard !set.parts.isEmpty else { throw APIError.empty("SecurityGroupPolicySet") }
        var lists: Cloud<Transaction>.PolicyLists = [:]
        for part in set.parts {
            try refuseIndices(part)
            let policies = try cloud.policies(part, of: group)
            let old = try cloud.state.policies(of: group.id, part.direction)
            lists[part.direction] = request.sortPolicys == true ? policies : inOrder(policies, of: old)
        }
        try cloud.check(lists, of: group)
        try cloud.replacePolicies(lists, of: group)
        return NoContent()
    }

    private static func refuseIndices(_ part: PolicySetInput.Part) throws(APIError) {
        guard let number = part.rules.firstIndex(where: { $0.policyIndex != nil }) else { return }
        throw .invalidValue(part.direction.path(number) + ".PolicyIndex")
    }

    /// Rules that stay keep their order, which only `SortPolicys` may change; new ones follow them (inferred).
    private static func inOrder(
        _ policies: [SecurityGroupPolicy],
        of old: [SecurityGroupPolicy]
    ) -> [SecurityGroupPolicy] {
        let places = Dictionary(old.enumerated().map { ($1.condition, $0) }) { first, _ in first }
        let placed = policies.enumerated().map { offset, policy in
            (place: places[policy.condition] ?? old.count + offset, policy: policy)
        }
        return placed.sorted { $0.place < $1.place }.map(\.policy)
    }
}
