import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Turns a load balancer's logs on, off by default, or off again with two empty ids (reference 4).
///
/// Only layer 7 listeners write access logs; the setting belongs to the load balancer, so that one without such a
/// listener takes it too.
enum SetLoadBalancerClsLog: WriteAction {
    struct Request: Decodable {
        var loadBalancerId: LoadBalancerID
        var logSetId: String
        var logTopicId: String
        var logType: LogKind?
    }

    typealias Response = NoContent

    static let errors: Set<APIErrorCode> = [
        .resourceInOperating, .invalidParameter, .loadBalancerNotFound, .invalidParameterValue,
    ]

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> Response {
        var loadBalancer = try cloud.idleLoadBalancer(request.loadBalancerId)
        try check(request, in: cloud)
        switch request.logType ?? .access {
        case .access:
            loadBalancer.logSetId = request.logSetId
            loadBalancer.logTopicId = request.logTopicId
        case .health:
            loadBalancer.healthLogSetId = request.logSetId
            loadBalancer.healthLogTopicId = request.logTopicId
        }
        try cloud.state.update(loadBalancer)
        try cloud.recordFinishedTask()
        return Response()
    }

    private static func check(_ request: Request, in cloud: Cloud<Transaction>) throws {
        guard request.logSetId.isEmpty == request.logTopicId.isEmpty else {
            throw APIError.invalid("`LogSetId` and `LogTopicId` must both be given, or both be empty.")
        }
        guard !request.logSetId.isEmpty else { return }
        let sets = try cloud.state.logSets(in: cloud.scope)
        guard sets.contains(where: { $0.id == request.logSetId && $0.kind == request.logType ?? .access }) else {
            throw APIError.invalidValue(because: "The log set `\(request.logSetId)` does not exist.")
        }
        guard try cloud.state.logTopic(request.logTopicId)?.logSetId == request.logSetId else {
            throw APIError.invalidValue(because: "The topic `\(request.logTopicId)` does not exist in the log set.")
        }
    }
}
