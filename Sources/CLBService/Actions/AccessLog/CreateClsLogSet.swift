import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Creates the log set of a region, one for access logs and one for health logs (reference 4).
enum CreateClsLogSet: WriteAction {
    struct Request: Decodable {
        var logsetName: String?
        var logsetType: LogKind?
        /// In days; the set itself has no retention any more, its topics do, but the range is still checked.
        var period: Int?
    }

    struct Response: Encodable {
        var logsetId: String
    }

    static let errors: Set<APIErrorCode> = [.invalidParameterValue, .limitExceeded]

    /// The documentation gives `clb_logset` for all; a name is unique, so that the health set has one of its own.
    private static let defaultNames: [LogKind: String] = [.access: "clb_logset", .health: "clb_health_logset"]
    private static let periodsDays = 1...90

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> Response {
        let kind = request.logsetType ?? .access
        let name = request.logsetName ?? defaultNames[kind] ?? ""
        guard !name.isEmpty else { throw APIError.invalidValue("LogsetName") }
        guard periodsDays.contains(request.period ?? 1) else { throw APIError.invalidValue("Period") }
        let others = try cloud.state.logSets(in: cloud.scope)
        // Documented are LimitExceeded and InvalidParameter; which of them is unknown (reference 7).
        guard !others.contains(where: { $0.kind == kind }) else {
            throw APIError.quotaReached("\(kind.rawValue) log sets", limit: 1)
        }
        guard !others.contains(where: { $0.name == name }) else {
            throw APIError.invalidValue(because: "The log set name `\(name)` is in use.")
        }
        let set = LogSet(
            id: cloud.world.random.uuid(),
            scope: cloud.scope,
            kind: kind,
            name: name,
            createdAt: cloud.now
        )
        try cloud.state.insert(set)
        try cloud.recordFinishedTask()
        return Response(logsetId: set.id)
    }
}
