import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Deletes listeners of a load balancer, or all of them; an unknown one keeps them all (reference 3.2).
enum DeleteLoadBalancerListeners: WriteAction {
    struct Request: Decodable {
        var loadBalancerId: LoadBalancerID
        /// None or an empty list for all.
        var listenerIds: [ListenerID]?
    }

    typealias Response = NoContent

    static let errors: Set<APIErrorCode> = [
        .failedOperation, .invalidParameter, .length, .loadBalancerNotFound, .resourceInOperating,
    ]

    private static let maximumIds = 20

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> NoContent {
        let loadBalancer = try cloud.idleLoadBalancer(request.loadBalancerId)
        let doomed = try doomed(request.listenerIds ?? [], of: loadBalancer, in: cloud)
        try confirmNoRewrites(to: doomed, of: loadBalancer, in: cloud)
        for listener in doomed { try cloud.state.delete(listener) }
        try cloud.beginTask(ListenerTask.deleteListeners, on: [loadBalancer])
        return NoContent()
    }

    /// Redirects between listeners that go together are in nobody's way.
    private static func confirmNoRewrites(
        to doomed: [Listener],
        of loadBalancer: LoadBalancer,
        in cloud: Cloud<Transaction>
    ) throws {
        let ids = Set(doomed.map(\.id))
        let rewrites = try cloud.state.rewrites(of: loadBalancer.id)
        guard !rewrites.isEmpty else { return }
        let rules = try cloud.state.rules(of: loadBalancer.id)
        for rule in rules where !ids.contains(rule.listenerId) {
            if let rewrite = rewrites[rule.id], ids.contains(rewrite.targetListenerId) {
                throw APIError.rewritesPointHere
            }
        }
    }

    private static func doomed(
        _ ids: [ListenerID],
        of loadBalancer: LoadBalancer,
        in cloud: Cloud<Transaction>
    ) throws -> [Listener] {
        guard !ids.isEmpty else { return try cloud.state.listeners(of: loadBalancer.id) }
        let found = try ValueRules.list(ids, upTo: maximumIds, "ListenerIds").map { id in
            (id, try cloud.state.listener(id, of: loadBalancer.id))
        }
        let unknown = found.filter { $0.1 == nil }.map(\.0)
        guard unknown.isEmpty else { throw APIError.someNotFound(unknown) }
        return found.compactMap(\.1)
    }
}
