import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Unbinds targets; all of them must be bound (reference 3.6).
enum DeregisterTargets: WriteAction {
    struct Request: Decodable {
        var loadBalancerId: LoadBalancerID
        var listenerId: ListenerID
        var targets: [TargetShape]
        /// Wins over domain and path; layer 7 needs one or the other.
        var locationId: RuleID?
        var domain: String?
        var url: String?
    }

    typealias Response = NoContent

    static let errors: Set<APIErrorCode> = [
        .duplicate, .invalidParameter, .invalidParameterValue, .length, .listenerNotFound, .loadBalancerNotFound,
        .missingParameter, .resourceInOperating, .ruleNotFound,
    ]

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> NoContent {
        let loadBalancer = try cloud.idleLoadBalancer(request.loadBalancerId)
        let listener = try cloud.listener(request.listenerId, of: loadBalancer)
        let place = try cloud.place(
            on: listener,
            ruleId: request.locationId,
            domain: request.domain,
            url: request.url
        )
        let named = try TargetRules.targets(request.targets, upTo: TargetRules.maximumTargets)
        for (_, target) in try cloud.boundTargets(named, at: place) { try cloud.state.delete(target) }
        try cloud.beginTask(ListenerTask.name(.delete, .target, of: listener.protocol), on: [loadBalancer])
        return NoContent()
    }
}
