import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Tells how far the work of an earlier write is (reference 2.6).
enum DescribeTaskStatus: ReadAction {
    struct Request: Decodable {
        /// The RequestId of the write.
        var taskId: String?
        var dealName: String?
    }

    struct Response: Encodable {
        var status: Int
        var loadBalancerIds: [LoadBalancerID]?
        var message: String?
    }

    static let errors: Set<APIErrorCode> = [.invalidParameter]

    static func run(_ request: Request, in cloud: Cloud<Snapshot>) throws -> Response {
        let task = try task(request, in: cloud)
        let status = task.status(at: cloud.now)
        return Response(
            status: status.rawValue,
            loadBalancerIds: task.loadBalancerIds.isEmpty ? nil : task.loadBalancerIds,
            message: status == .failed ? task.failure : nil
        )
    }

    private static func task(_ request: Request, in cloud: Cloud<Snapshot>) throws -> CloudTask {
        let task: CloudTask?
        if let id = request.taskId {
            task = try cloud.state.task(id, in: cloud.scope)
        } else if let dealName = request.dealName {
            task = try cloud.state.task(dealName: dealName, in: cloud.scope)
        } else {
            throw APIError.invalid("One of `TaskId` and `DealName` is required.")
        }
        guard let task else { throw APIError.invalid("The task is not found.") }
        return task
    }
}
