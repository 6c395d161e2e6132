/// What a log is about.
package enum LogKind: String, Sendable, Codable {
    case access = "ACCESS"
    case health = "HEALTH"
}

/// The set of log topics of one kind in a region; there is one of each kind at most.
package struct LogSet: Hashable, Sendable {
    package var id: String
    package var scope: Scope
    package var kind: LogKind
    package var name: String
    package var createdAt: Instant

    package init(id: String, scope: Scope, kind: LogKind, name: String, createdAt: Instant) {
        self.id = id
        self.scope = scope
        self.kind = kind
        self.name = name
        self.createdAt = createdAt
    }
}

/// Where the logs of load balancers go.
package struct LogTopic: Hashable, Sendable {
    package enum StorageType: String, Sendable, Codable {
        case hot = "HOT"
        case cold = "COLD"
    }

    package var id: String
    package var logSetId: String
    package var name: String
    package var partitionCount: Int
    package var periodDays: Int
    package var storageType: StorageType
    package var createdAt: Instant

    package init(
        id: String,
        logSetId: String,
        name: String,
        partitionCount: Int,
        periodDays: Int,
        storageType: StorageType,
        createdAt: Instant
    ) {
        self.id = id
        self.logSetId = logSetId
        self.name = name
        self.partitionCount = partitionCount
        self.periodDays = periodDays
        self.storageType = storageType
        self.createdAt = createdAt
    }
}
