import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Lists the rules of a load balancer that redirect to others (reference 3.5).
enum DescribeRewrite: ReadAction {
    struct Request: Decodable {
        var loadBalancerId: LoadBalancerID
        var sourceListenerIds: [ListenerID]?
        var sourceLocationIds: [RuleID]?
    }

    struct Response: Encodable {
        var rewriteSet: [RuleShape]
    }

    static let errors: Set<APIErrorCode> = [.loadBalancerNotFound]

    static func run(_ request: Request, in cloud: Cloud<Snapshot>) throws -> Response {
        let loadBalancer = try cloud.loadBalancer(request.loadBalancerId)
        let rewrites = try cloud.state.rewrites(of: loadBalancer.id)
        guard !rewrites.isEmpty else { return Response(rewriteSet: []) }
        let listeners = try cloud.state.listeners(of: loadBalancer.id)
        let byId = Dictionary(uniqueKeysWithValues: listeners.map { ($0.id, $0) })
        let (listenerIds, ruleIds) = (Set(request.sourceListenerIds ?? []), Set(request.sourceLocationIds ?? []))
        let shapes = try cloud.state.rules(of: loadBalancer.id).compactMap { rule -> RuleShape? in
            guard let rewrite = rewrites[rule.id], let listener = byId[rule.listenerId],
                listenerIds.isEmpty || listenerIds.contains(rule.listenerId),
                ruleIds.isEmpty || ruleIds.contains(rule.id)
            else { return nil }
            return RuleShape(rule, of: listener, rewrite: rewrite)
        }
        return Response(rewriteSet: shapes)
    }
}
