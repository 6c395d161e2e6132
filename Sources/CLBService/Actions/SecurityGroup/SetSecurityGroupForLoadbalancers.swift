import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Adds one security group to several load balancers, or removes it from them (reference 2.8).
enum SetSecurityGroupForLoadbalancers: WriteAction {
    struct Request: Decodable {
        var securityGroup: SecurityGroupID
        var operationType: OperationType
        var loadBalancerIds: [LoadBalancerID]
    }

    enum OperationType: String, Decodable {
        case add = "ADD"
        case delete = "DEL"
    }

    typealias Response = NoContent

    static let errors: Set<APIErrorCode> = [
        .resourceInOperating, .loadBalancerNotFound, .invalidParameterValue, .length, .limitExceeded,
    ]

    private static let idCounts = 1...20

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> Response {
        guard idCounts.contains(request.loadBalancerIds.count) else {
            throw APIError.wrongLength("LoadBalancerIds", idCounts)
        }
        for id in request.loadBalancerIds {
            let loadBalancer = try cloud.idleLoadBalancer(id)
            var groups = try cloud.state.securityGroupIds(of: loadBalancer.id).filter { $0 != request.securityGroup }
            if request.operationType == .add { groups.append(request.securityGroup) }
            try cloud.checkBindable(groups + (request.operationType == .delete ? [request.securityGroup] : []))
            try cloud.state.setSecurityGroups(groups, of: loadBalancer.id)
        }
        try cloud.recordFinishedTask()
        return Response()
    }
}
