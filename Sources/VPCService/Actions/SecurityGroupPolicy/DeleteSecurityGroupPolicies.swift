import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Deletes rules of one direction, told by index or by content, never by both in one request (reference 5.4).
enum DeleteSecurityGroupPolicies: WriteAction {
    struct Request: Decodable {
        var securityGroupId: SecurityGroupID
        var securityGroupPolicySet: PolicySetInput
    }

    typealias Response = NoContent

    static let errors = PolicyRules.errors.union([.versionMismatch])

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> NoContent {
        let group = try cloud.securityGroup(request.securityGroupId)
        try cloud.checkVersion(request.securityGroupPolicySet.version, of: group)
        let part = try request.securityGroupPolicySet.onlyPart()
        let policies = try cloud.state.policies(of: group.id, part.direction)
        let doomed =
            part.rules.contains { $0.policyIndex != nil }
            ? try places(byIndex: part, among: policies)
            : try places(byContent: part, among: policies, of: group, in: cloud)
        let rest = policies.enumerated().filter { !doomed.contains($0.offset) }.map(\.element)
        try cloud.replacePolicies([part.direction: rest], of: group)
        return NoContent()
    }

    private static func places(
        byIndex part: PolicySetInput.Part,
        among policies: [SecurityGroupPolicy]
    ) throws(APIError) -> Set<Int> {
        var places: Set<Int> = []
        for (number, rule) in part.rules.enumerated() {
            let path = part.direction.path(number)
            guard let index = rule.policyIndex, !rule.hasContent else {
                throw .coexist(path + ".PolicyIndex", path + ".Protocol")
            }
            guard policies.indices.contains(index) else { throw .notFound("rule of index \(index) not exist") }
            places.insert(index)
        }
        return places
    }

    private static func places(
        byContent part: PolicySetInput.Part,
        among policies: [SecurityGroupPolicy],
        of group: SecurityGroup,
        in cloud: Cloud<Transaction>
    ) throws -> Set<Int> {
        let places = Dictionary(policies.enumerated().map { ($1.condition, $0) }) { first, _ in first }
        return Set(
            try zip(part.rules, cloud.policies(part, of: group)).map { input, policy in
                guard let place = places[policy.condition] else { throw APIError.notFound(input.recordedText) }
                return place
            }
        )
    }
}

extension PolicyInput {
    /// The rule as the recorded error for one that does not exist shows it (reference 5.1).
    fileprivate var recordedText: String {
        let peer = [cidrBlock, ipv6CidrBlock, securityGroupId].first { $0.isGiven } ?? ""
        return "rule {u'action': u'\((action ?? "").uppercased())', u'ip': u'\(peer ?? "")', "
            + "u'proto': u'\((`protocol` ?? "").uppercased())', u'port': u'\(port ?? "")', "
            + "u'desc': u'\(policyDescription ?? "")'} not exist"
    }
}
