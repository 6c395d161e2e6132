import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Tells the log sets of the region; an empty id where there is none (reference 4).
enum DescribeClsLogSet: ReadAction {
    struct Request: Decodable {}

    struct Response: Encodable {
        var logsetId: String
        var healthLogsetId: String
    }

    static let errors: Set<APIErrorCode> = []

    static func run(_ request: Request, in cloud: Cloud<Snapshot>) throws -> Response {
        let sets = try cloud.state.logSets(in: cloud.scope)
        return Response(
            logsetId: sets.first { $0.kind == .access }?.id ?? "",
            healthLogsetId: sets.first { $0.kind == .health }?.id ?? ""
        )
    }
}
