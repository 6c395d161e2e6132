import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Deletes load balancers with all that hangs on them; their addresses are free at once (reference 2.5).
enum DeleteLoadBalancer: WriteAction {
    struct Request: Decodable {
        var loadBalancerIds: [LoadBalancerID]
        /// Skips the risk checks, not the delete protection.
        var forceDelete: Bool?
    }

    typealias Response = NoContent

    static let errors: Set<APIErrorCode> = [
        .failedOperation, .targetNumberCheckRisk, .frequencyCheckRisk, .resourceInOperating, .loadBalancerNotFound,
        .invalidParameter, .length,
    ]

    private static let idCounts = 1...20
    private static let riskyTargetCount = 20
    private static let riskyDeletionCount = 30
    private static let deletionWindow = Duration.seconds(300)

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> Response {
        let ids = Set(request.loadBalancerIds).sorted { $0.rawValue < $1.rawValue }
        guard idCounts.contains(request.loadBalancerIds.count) else {
            throw APIError.wrongLength("LoadBalancerIds", idCounts)
        }
        // All must be there and free before any is touched: one bad id fails the batch.
        let loadBalancers = try ids.map(cloud.idleLoadBalancer)
        for loadBalancer in loadBalancers where loadBalancer.isDeleteProtected {
            // No source shows the code; `FailedOperation` is the reference's choice (2.5).
            throw APIError(.failedOperation, "The load balancer \(loadBalancer.id) has deletion protection.")
        }
        if request.forceDelete != true { try checkRisks(loadBalancers, in: cloud) }
        for loadBalancer in loadBalancers { try cloud.state.delete(loadBalancer) }
        try cloud.state.noteDeletions(loadBalancers.count, in: cloud.scope, at: cloud.now)
        try cloud.beginTask("DeleteQLBLoadBalance", on: [])
        return Response()
    }

    private static func checkRisks(_ loadBalancers: [LoadBalancer], in cloud: Cloud<Transaction>) throws {
        for loadBalancer in loadBalancers {
            guard try cloud.state.targetCount(of: loadBalancer.id) < riskyTargetCount else {
                throw APIError(
                    .targetNumberCheckRisk,
                    "The load balancer \(loadBalancer.id) has \(riskyTargetCount) targets or more; use ForceDelete."
                )
            }
        }
        guard cloud.settings.checksDeletionFrequency else { return }
        let recent = try cloud.state.deletionCount(in: cloud.scope, since: cloud.now - deletionWindow)
        guard recent + loadBalancers.count < riskyDeletionCount else {
            throw APIError(
                .frequencyCheckRisk,
                "\(riskyDeletionCount) load balancers or more were deleted within 5 minutes; use ForceDelete."
            )
        }
    }
}
