import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Unbinds targets from several listeners and rules at once (reference 3.6).
///
/// What is not bound is reported in the answer and not as an error; the rest is unbound all the same.
enum BatchDeregisterTargets: WriteAction {
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
            for part in parts { try unbind(part, from: listenerId, of: loadBalancer, in: cloud, noting: &outcome) }
        }
        try cloud.recordFinishedTask()
        return outcome
    }

    private static func unbind(
        _ part: TargetBatch.Part,
        from listenerId: ListenerID,
        of loadBalancer: LoadBalancer,
        in cloud: Cloud<Transaction>,
        noting outcome: inout TargetBatch.Outcome
    ) throws {
        let place = try outcome.attempt(listenerId) { try cloud.batchPlace(part, on: listenerId, of: loadBalancer) }
        guard let place else { return }
        for named in part.targets {
            let bound = try outcome.attempt(listenerId) { try cloud.boundTargets([named], at: place) }
            for (_, target) in bound ?? [] { try cloud.state.delete(target) }
        }
    }
}
