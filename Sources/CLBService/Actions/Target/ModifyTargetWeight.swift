import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Changes the weights of bound targets: each to its own, or all to one (reference 3.6).
enum ModifyTargetWeight: WriteAction {
    struct Request: Decodable {
        var loadBalancerId: LoadBalancerID
        var listenerId: ListenerID
        var targets: [TargetShape]
        /// Wins over domain and path; layer 7 needs one or the other.
        var locationId: RuleID?
        var domain: String?
        var url: String?
        /// For targets that bring none of their own.
        var weight: Int?
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
        try cloud.setWeights(of: named, at: place, otherwise: request.weight)
        try cloud.beginTask(ListenerTask.name(.update, .target, of: listener.protocol), on: [loadBalancer])
        return NoContent()
    }
}
