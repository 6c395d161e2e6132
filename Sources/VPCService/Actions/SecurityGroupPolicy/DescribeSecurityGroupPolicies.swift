import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Shows the rules of a security group with its version (reference 5.4).
enum DescribeSecurityGroupPolicies: ReadAction {
    struct Request: Decodable {
        var securityGroupId: SecurityGroupID
        var filters: [FilterShape]?
    }

    struct Response: Encodable {
        var securityGroupPolicySet: PolicySetShape
    }

    private typealias Placed = (policy: SecurityGroupPolicy, index: Int)

    static let errors: Set<APIErrorCode> = [.filterInvalidKey, .malformed, .resourceNotFound]

    static func run(_ request: Request, in cloud: Cloud<Snapshot>) throws -> Response {
        let group = try cloud.securityGroup(request.securityGroupId)
        let ingress = try cloud.state.policies(of: group.id, .ingress)
        let egress = try cloud.state.policies(of: group.id, .egress)
        let filters = request.filters ?? []
        return Response(
            securityGroupPolicySet: PolicySetShape(
                version: String(group.version),
                egress: try shapes(egress, filters),
                ingress: try shapes(ingress, filters),
                policyStatistics: .init(ingress: ingress, egress: egress)
            )
        )
    }

    /// The rules that the filters leave, each with the index it has among all.
    private static func shapes(_ policies: [SecurityGroupPolicy], _ filters: [FilterShape]) throws -> [PolicyShape] {
        let placed = policies.enumerated().map { Placed(policy: $1, index: $0) }
        return try PolicyFilters.set { $0.policy }.apply(filters, to: placed)
            .map { PolicyShape($0.policy, index: $0.index) }
    }
}
