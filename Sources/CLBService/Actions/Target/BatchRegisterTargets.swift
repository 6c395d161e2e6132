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
                try cloud.batchPlaces(parts, on: listenerId, of: loadBalancer).flatMap { place, named in
                    try cloud.newTargets(named, at: place, of: loadBalancer) { .addressNotFound($0.address) }
                }
            }
            for target in targets ?? [] { try cloud.state.insert(target) }
        }
        try cloud.recordFinishedTask()
        return outcome
    }
}
