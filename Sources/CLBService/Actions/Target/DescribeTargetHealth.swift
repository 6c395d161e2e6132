import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Tells how healthy the targets of load balancers are (reference 3.7).
enum DescribeTargetHealth: ReadAction {
    struct Request: Decodable {
        var loadBalancerIds: [LoadBalancerID]
        var listenerIds: [ListenerID]?
        var locationIds: [RuleID]?
    }

    struct Response: Encodable {
        var loadBalancers: [LoadBalancerHealthShape]
    }

    static let errors: Set<APIErrorCode> = [.invalidParameterValue, .length, .loadBalancerNotFound]

    private static let maximumIds = 30

    static func run(_ request: Request, in cloud: Cloud<Snapshot>) throws -> Response {
        let ids = try ValueRules.list(request.loadBalancerIds, upTo: maximumIds, "LoadBalancerIds")
        let filter = try ListenerFilter(ids: request.listenerIds, maximumIds: .max, protocol: nil, port: nil)
        let wanted = Set(request.locationIds ?? [])
        let health = HealthSource(told: try cloud.state.toldHealth(), now: cloud.now)
        var seen: Set<LoadBalancerID> = []
        let shapes = try ids.filter { seen.insert($0).inserted }.map { id in
            let loadBalancer = try cloud.loadBalancer(id)
            var branches = try TargetTree(of: loadBalancer, listeners: filter, in: cloud).branches
            if !wanted.isEmpty { branches = branches.compactMap { narrowed($0, to: wanted) } }
            return LoadBalancerHealthShape(loadBalancer, branches: branches, health: health)
        }
        return Response(loadBalancers: shapes)
    }

    private static func narrowed(_ branch: TargetTree.Branch, to ids: Set<RuleID>) -> TargetTree.Branch? {
        var branch = branch
        branch.leaves.removeAll { !ids.contains($0.ruleId) }
        return branch.leaves.isEmpty ? nil : branch
    }
}
