import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Replaces the ordered list of security groups of a load balancer; none at all clears it (reference 2.8).
enum SetLoadBalancerSecurityGroups: WriteAction {
    struct Request: Decodable {
        var loadBalancerId: LoadBalancerID
        var securityGroups: [SecurityGroupID]?
    }

    typealias Response = NoContent

    static let errors: Set<APIErrorCode> = [
        .resourceInOperating, .loadBalancerNotFound, .invalidParameterValue, .limitExceeded,
    ]

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> Response {
        let loadBalancer = try cloud.idleLoadBalancer(request.loadBalancerId)
        let groups = request.securityGroups ?? []
        try cloud.checkBindable(groups)
        try cloud.state.setSecurityGroups(groups, of: loadBalancer.id)
        try cloud.recordFinishedTask()
        return Response()
    }
}

extension Cloud {
    /// Whether a load balancer may have those security groups.
    func checkBindable(_ groups: [SecurityGroupID]) throws {
        let limit = settings.securityGroupsPerLoadBalancer
        guard groups.count <= limit else { throw APIError.quotaReached("security groups", limit: limit) }
        guard Set(groups).count == groups.count else { throw APIError.invalidValue("SecurityGroups") }
        for group in groups {
            guard try state.securityGroup(group, in: scope) != nil else {
                throw APIError.invalidValue(because: "The security group `\(group)` does not exist.")
            }
        }
    }
}
