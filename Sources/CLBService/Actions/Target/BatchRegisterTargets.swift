import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Binds targets to several listeners and rules at once (reference 3.6).
///
/// What cannot be bound is reported in the answer and not as an error; then nothing is bound to that listener.
enum BatchRegisterTargets: WriteAction {
    struct Request: Decodable {
        var loadBalancerId: LoadBalancerID
        var targets: [BatchTargetShape]
    }

    typealias Response = TargetBatch.Outcome

    static let errors: Set<APIErrorCode> = [
        .invalidParameter, .invalidParameterValue, .length, .loadBalancerNotFound, .resourceInOperating,
    ]

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> TargetBatch.Outcome {
        let loadBalancer = try cloud.idleLoadBalancer(request.loadBalancerId)
        let batch = try TargetBatch(request.targets)
        var outcome = TargetBatch.Outcome()
        for (listenerId, parts) in batch.parts {
            let targets = try outcome.attempt(listenerId) {
                let targets = try parts.flatMap { try newTargets($0, on: listenerId, of: loadBalancer, in: cloud) }
                try confirmDistinct(targets)
                return targets
            }
            for target in targets ?? [] { try cloud.state.insert(target) }
        }
        try cloud.recordFinishedTask()
        return outcome
    }

    private static func newTargets(
        _ part: TargetBatch.Part,
        on listenerId: ListenerID,
        of loadBalancer: LoadBalancer,
        in cloud: Cloud<Transaction>
    ) throws -> [Target] {
        let place = try cloud.batchPlace(part, on: listenerId, of: loadBalancer)
        return try cloud.newTargets(part.targets, at: place, of: loadBalancer, unreachable: APIError.addressNotFound)
    }

    /// One place can be named in two ways, so only what was found tells whether a target is named twice.
    private static func confirmDistinct(_ targets: [Target]) throws {
        var seen: [Target.Place: Set<NamedTarget.Key>] = [:]
        for target in targets {
            let key = NamedTarget.Key(endpoint: target.endpoint, port: target.port)
            guard seen[target.place, default: []].insert(key).inserted else { throw APIError.targetBound(key) }
        }
    }
}
