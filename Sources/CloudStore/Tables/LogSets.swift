package import CloudModel

extension LogSet: RowReadable {
    static let columns = "id, account, region, kind, name, createdAt"

    init(_ row: inout RowReader) {
        self.init(
            id: row.next(),
            scope: Scope(account: row.next(), region: row.next()),
            kind: row.choice(),
            name: row.next(),
            createdAt: row.instant()
        )
    }
}

extension LogTopic: RowReadable {
    static let columns = "id, logSetId, name, partitionCount, periodDays, storageType, createdAt"

    init(_ row: inout RowReader) {
        self.init(
            id: row.next(),
            logSetId: row.next(),
            name: row.next(),
            partitionCount: row.next(),
            periodDays: row.next(),
            storageType: row.choice(),
            createdAt: row.instant()
        )
    }
}

extension Snapshot {
    package func logSets(in scope: Scope) throws -> [LogSet] {
        try rows("FROM logSet WHERE account = ? AND region = ? ORDER BY kind", [scope.account, scope.region])
    }

    package func logTopic(_ id: String) throws -> LogTopic? {
        try firstRow("FROM logTopic WHERE id = ?", [id])
    }

    package func isTopicNameTaken(_ name: String, in logSet: LogSet) throws -> Bool {
        try exists("SELECT 1 FROM logTopic WHERE logSetId = ? AND name = ?", [logSet.id, name])
    }
}

extension Transaction {
    package func insert(_ logSet: LogSet) throws {
        try insert(
            into: "logSet",
            LogSet.columns,
            [
                logSet.id, logSet.scope.account, logSet.scope.region, logSet.kind.rawValue, logSet.name,
                logSet.createdAt.milliseconds,
            ]
        )
    }

    package func insert(_ topic: LogTopic) throws {
        try insert(
            into: "logTopic",
            LogTopic.columns,
            [
                topic.id, topic.logSetId, topic.name, topic.partitionCount, topic.periodDays,
                topic.storageType.rawValue, topic.createdAt.milliseconds,
            ]
        )
    }
}
