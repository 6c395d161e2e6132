import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Tells how the work on public addresses ended; all of it is done when it is accepted (reference 5.6).
enum DescribeTaskResult: ReadAction {
    struct Request: Decodable {
        /// What an action on public addresses answered, as a number.
        var taskId: Int?
    }

    struct Response: Encodable {
        var taskId: Int
        var result = "SUCCESS"
    }

    static let errors: Set<APIErrorCode> = [.invalidParameter, .missingParameter]

    static func run(_ request: Request, in cloud: Cloud<Snapshot>) throws -> Response {
        guard let id = request.taskId else { throw APIError.missingParameter("TaskId") }
        guard id > 0, try id <= cloud.state.lastNumber() else {
            throw APIError(.invalidParameter, "The task `\(id)` is not found.")
        }
        return Response(taskId: id)
    }
}
