import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Binds targets to a layer 4 listener or to a rule (reference 3.6).
enum RegisterTargets: WriteAction {
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
        .duplicate, .invalidParameter, .invalidParameterValue, .length, .limitExceeded, .listenerNotFound,
        .loadBalancerNotFound,
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
        let targets = try cloud.newTargets(named, at: place, of: loadBalancer, refusal: APIError.unusable)
        for target in targets { try cloud.state.insert(target) }
        try cloud.beginTask(ListenerTask.name(.add, .target, of: listener.protocol), on: [loadBalancer])
        return NoContent()
    }
}
