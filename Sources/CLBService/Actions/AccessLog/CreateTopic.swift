import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Creates a topic in the region's log set (reference 4).
enum CreateTopic: WriteAction {
    struct Request: Decodable {
        var topicName: String
        var partitionCount: Int?
        var topicType: LogKind?
        var period: Int?
        var storageType: LogTopic.StorageType?
    }

    struct Response: Encodable {
        var topicId: String
    }

    static let errors: Set<APIErrorCode> = [
        .failedOperation, .invalidParameter, .duplicate, .length, .range,
    ]

    private static let nameLengths = 1...255
    private static let partitionCounts = 1...10
    private static let defaultPeriodDays = 30
    private static let foreverDays = 3640

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> Response {
        guard nameLengths.contains(request.topicName.count) else {
            throw APIError.wrongLength("TopicName", nameLengths)
        }
        let partitionCount = request.partitionCount ?? 1
        guard partitionCounts.contains(partitionCount) else {
            throw APIError.outOfRange("PartitionCount", partitionCounts)
        }
        let kind = request.topicType ?? .access
        guard let set = try cloud.state.logSets(in: cloud.scope).first(where: { $0.kind == kind }) else {
            throw APIError.invalid("There is no \(kind.rawValue) log set; create one first.")
        }
        guard try !cloud.state.isTopicNameTaken(request.topicName, in: set) else {
            throw APIError(.duplicate, "The topic name `\(request.topicName)` is in use.")
        }
        let topic = LogTopic(
            id: cloud.world.random.uuid(),
            logSetId: set.id,
            name: request.topicName,
            partitionCount: partitionCount,
            periodDays: try period(of: request),
            storageType: request.storageType ?? .hot,
            createdAt: cloud.now
        )
        try cloud.state.insert(topic)
        try cloud.recordFinishedTask()
        return Response(topicId: topic.id)
    }

    /// Up to ten years, at least a week in cold storage, or 3640 for ever.
    private static func period(of request: Request) throws(APIError) -> Int {
        let days = request.period ?? defaultPeriodDays
        let range = (request.storageType == .cold ? 7 : 1)...3600
        guard range.contains(days) || days == foreverDays else { throw .outOfRange("Period", range) }
        return days
    }
}
