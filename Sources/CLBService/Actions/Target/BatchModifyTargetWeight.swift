import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Changes the weights of targets of several listeners and rules (reference 3.6).
enum BatchModifyTargetWeight: WriteAction {
    struct Request: Decodable {
        /// The targets of one place.
        struct Part: Decodable {
            var listenerId: ListenerID
            var targets: [TargetShape]
            var locationId: RuleID?
            var domain: String?
            var url: String?
            var weight: Int?
        }

        var loadBalancerId: LoadBalancerID
        var modifyList: [Part]
    }

    typealias Response = NoContent

    static let errors: Set<APIErrorCode> = [
        .duplicate, .invalidParameter, .invalidParameterValue, .length, .listenerNotFound, .loadBalancerNotFound,
        .missingParameter, .resourceInOperating, .ruleNotFound,
    ]

    private static let maximumParts = 100
    private static let maximumTargetsOfPart = 50

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> NoContent {
        let loadBalancer = try cloud.idleLoadBalancer(request.loadBalancerId)
        let parts = try ValueRules.list(request.modifyList, upTo: maximumParts, "ModifyList")
        guard parts.map(\.targets.count).reduce(0, +) <= TargetRules.maximumBatch else {
            throw APIError.wrongLength("Targets", 1...TargetRules.maximumBatch)
        }
        for part in parts {
            let listener = try cloud.listener(part.listenerId, of: loadBalancer)
            let place = try cloud.place(on: listener, ruleId: part.locationId, domain: part.domain, url: part.url)
            let named = try TargetRules.targets(part.targets, upTo: maximumTargetsOfPart)
            try cloud.setWeights(of: named, at: place, otherwise: part.weight)
        }
        try cloud.beginTask(ListenerTask.updateTargets, on: [loadBalancer])
        return NoContent()
    }
}
