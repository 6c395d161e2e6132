import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Binds targets to a layer 4 listener or to a rule (reference 3.6).
enum RegisterTargets: WriteAction {
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
        .duplicate, .invalidParameter, .invalidParameterValue, .length, .limitExceeded, .listenerNotFound,
        .loadBalancerNotFound, .missingParameter, .resourceInOperating, .ruleNotFound,
    ]

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> NoContent {
        let named = try cloud.namedPlace(request)
        let targets = try cloud.newTargets(
            named.targets,
            at: named.place,
            of: named.loadBalancer,
            refusal: APIError.unusable
        )
        for target in targets { try cloud.state.insert(target) }
        try cloud.beginTargetTask(.add, at: named)
        return NoContent()
    }
}
