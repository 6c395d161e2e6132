package import CloudModel
import GRDB

extension CloudTask: RowReadable {
    static let columns = "id, account, region, action, dueAt, failure, loadBalancerIds, dealName"

    init(_ row: inout RowReader) {
        self.init(
            id: row.next(),
            scope: Scope(account: row.next(), region: row.next()),
            action: row.next(),
            dueAt: row.instant(),
            failure: row.optional(),
            loadBalancerIds: row.strings().map(LoadBalancerID.init(rawValue:)),
            dealName: row.optional()
        )
    }
}

extension Snapshot {
    package func task(_ id: String, in scope: Scope) throws -> CloudTask? {
        try firstRow(
            "FROM task WHERE id = ? AND account = ? AND region = ?",
            [id, scope.account, scope.region]
        )
    }

    package func task(dealName: String, in scope: Scope) throws -> CloudTask? {
        try firstRow(
            "FROM task WHERE dealName = ? AND account = ? AND region = ?",
            [dealName, scope.account, scope.region]
        )
    }
}

extension Transaction {
    package func insert(_ task: CloudTask) throws {
        try insert(
            into: "task",
            CloudTask.columns,
            [
                task.id, task.scope.account, task.scope.region, task.action, task.dueAt.milliseconds, task.failure,
                task.loadBalancerIds.map(\.rawValue).joined(separator: "\n"), task.dealName,
            ]
        )
    }

    /// Forgets tasks that ended before that moment: called with each new task, it keeps the table bounded.
    ///
    /// Every 32nd call forgets twice as many, so that most writes are spared a statement.
    package func forgetTasks(dueBefore moment: Instant) throws {
        guard db.lastInsertedRowID.isMultiple(of: 32) else { return }
        try execute(
            "DELETE FROM task WHERE dueAt < ? AND rowid IN (SELECT rowid FROM task ORDER BY rowid LIMIT 64)",
            [moment.milliseconds]
        )
    }
}
