import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Changes the weights of bound targets: each to its own, or all to one (reference 3.6).
enum ModifyTargetWeight: WriteAction {
    struct Request: Decodable, TargetPlaceRequest {
        var loadBalancerId: LoadBalancerID
        var listenerId: ListenerID
        var targets: [TargetShape]
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
        let named = try cloud.namedPlace(request)
        try cloud.setWeights(of: named.targets, at: named.place, otherwise: request.weight)
        try cloud.beginTargetTask(.update, at: named)
        return NoContent()
    }
}
