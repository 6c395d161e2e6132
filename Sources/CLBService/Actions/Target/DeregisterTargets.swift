import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Unbinds targets; all of them must be bound (reference 3.6).
enum DeregisterTargets: WriteAction {
    struct Request: Decodable, TargetPlaceRequest {
        var loadBalancerId: LoadBalancerID
        var listenerId: ListenerID
        var targets: [TargetShape]
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
        let named = try cloud.namedPlace(request)
        for (_, target) in try cloud.boundTargets(named.targets, at: named.place) { try cloud.state.delete(target) }
        try cloud.beginTargetTask(.delete, at: named)
        return NoContent()
    }
}
