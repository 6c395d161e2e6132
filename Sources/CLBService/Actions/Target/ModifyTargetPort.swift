import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Moves bound targets to another port, where probing begins anew (reference 3.6).
enum ModifyTargetPort: WriteAction {
    struct Request: Decodable, TargetPlaceRequest {
        var loadBalancerId: LoadBalancerID
        var listenerId: ListenerID
        var targets: [TargetShape]
        var locationId: RuleID?
        var domain: String?
        var url: String?
        var newPort: Int
    }

    typealias Response = NoContent

    static let errors: Set<APIErrorCode> = [
        .duplicate, .invalidParameter, .invalidParameterValue, .length, .listenerNotFound, .loadBalancerNotFound,
        .missingParameter, .resourceInOperating, .ruleNotFound,
    ]

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> NoContent {
        let named = try cloud.namedPlace(request)
        let port = try ValueRules.port(request.newPort, "NewPort")
        for (_, target) in try cloud.boundTargets(named.targets, at: named.place) {
            try move(target, to: port, in: cloud)
        }
        try cloud.beginTargetTask(.update, at: named)
        return NoContent()
    }

    private static func move(_ target: Target, to port: Int, in cloud: Cloud<Transaction>) throws {
        guard target.port != port else { return }
        guard try cloud.state.target(target.endpoint, port: port, at: target.place) == nil else {
            throw APIError.targetBound(NamedTarget.Key(endpoint: target.endpoint, port: port))
        }
        var moved = target
        moved.port = port
        moved.probedSince = cloud.now
        try cloud.state.update(moved)
    }
}
