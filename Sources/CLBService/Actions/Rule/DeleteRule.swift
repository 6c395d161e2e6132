import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Deletes rules by their ids, or those of a domain, with their targets (reference 3.4).
enum DeleteRule: WriteAction {
    struct Request: Decodable {
        var loadBalancerId: LoadBalancerID
        var listenerId: ListenerID
        var locationIds: [RuleID]?
        /// Any one, where rules have several.
        var domain: String?
        var url: String?
        var newDefaultServerDomain: String?
    }

    typealias Response = NoContent

    static let errors: Set<APIErrorCode> = [
        .failedOperation, .invalidParameter, .invalidParameterValue, .length, .listenerNotFound, .loadBalancerNotFound,
        .resourceInOperating, .ruleNotFound,
    ]

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> NoContent {
        let loadBalancer = try cloud.idleLoadBalancer(request.loadBalancerId)
        let listener = try cloud.layer7Listener(request.listenerId, of: loadBalancer)
        let doomed = try doomed(request, on: listener, in: cloud)
        try cloud.confirmNoRewrites(to: doomed, of: listener)
        for rule in doomed { try cloud.state.delete(rule) }
        try cloud.settleDefaultDomain(of: listener, wish: request.newDefaultServerDomain?.nonEmpty)
        try cloud.beginTask(ListenerTask.name(.delete, .rule, of: listener.protocol), on: [loadBalancer])
        return NoContent()
    }

    private static func doomed(
        _ request: Request,
        on listener: Listener,
        in cloud: Cloud<Transaction>
    ) throws -> [Rule] {
        if let ids = request.locationIds, !ids.isEmpty { return try ids.map { try cloud.rule($0, of: listener) } }
        guard let domain = request.domain else {
            throw APIError.invalid("One of `LocationIds` and `Domain` is required.")
        }
        let rules = try cloud.rules(domain: domain, of: listener)
        guard let url = request.url?.nonEmpty else { return rules }
        guard let rule = rules.first(where: { $0.url == url }) else {
            throw APIError(.ruleNotFound, "Location with domain \(domain) and url \(url) not found.")
        }
        return [rule]
    }
}
