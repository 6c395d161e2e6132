import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Lists the listeners of a load balancer with their rules; an unknown id is left out (reference 3.2).
enum DescribeListeners: ReadAction {
    struct Request: Decodable {
        var loadBalancerId: LoadBalancerID
        var listenerIds: [ListenerID]?
        var `protocol`: String?
        var port: Int?
    }

    struct Response: Encodable {
        var totalCount: Int
        var listeners: [ListenerShape]
    }

    static let errors: Set<APIErrorCode> = [.invalidParameterValue, .length, .loadBalancerNotFound]

    private static let maximumIds = 100

    static func run(_ request: Request, in cloud: Cloud<Snapshot>) throws -> Response {
        let loadBalancer = try cloud.loadBalancer(request.loadBalancerId)
        let filter = try ListenerFilter(
            ids: request.listenerIds,
            maximumIds: maximumIds,
            protocol: request.protocol,
            port: request.port
        )
        let listeners = try filter.listeners(of: loadBalancer, in: cloud)
        let hasRules = listeners.contains { $0.protocol.isLayer7 }
        let rules = hasRules ? try cloud.state.rules(of: loadBalancer.id) : []
        let rewrites = rules.isEmpty ? [:] : try cloud.state.rewrites(of: loadBalancer.id)
        let byListener = Dictionary(grouping: rules, by: \.listenerId)
        return Response(
            totalCount: listeners.count,
            listeners: listeners.map { ListenerShape($0, rules: byListener[$0.id] ?? [], rewrites: rewrites) }
        )
    }
}
