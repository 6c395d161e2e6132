package import CloudModel
import GRDB

extension SecurityGroup: RowReadable {
    static let columns = "id, account, region, name, text, projectId, isDefault, version, createdAt, updatedAt"

    init(_ row: inout RowReader) {
        self.init(
            id: row.id(),
            scope: Scope(account: row.next(), region: row.next()),
            name: row.next(),
            text: row.next(),
            projectId: row.next(),
            isDefault: row.next(),
            version: row.next(),
            createdAt: row.instant(),
            updatedAt: row.instant()
        )
    }
}

extension Snapshot {
    package func securityGroup(_ id: SecurityGroupID, in scope: Scope) throws -> SecurityGroup? {
        try firstRow(
            "FROM securityGroup WHERE id = ? AND account = ? AND region = ?",
            [id.rawValue, scope.account, scope.region]
        )
    }

    /// Newest first.
    package func securityGroups(in scope: Scope) throws -> [SecurityGroup] {
        try rows(
            "FROM securityGroup WHERE account = ? AND region = ? ORDER BY number DESC",
            [scope.account, scope.region]
        )
    }

    /// Those of the named ones that exist, newest first.
    package func securityGroups(_ ids: [SecurityGroupID], in scope: Scope) throws -> [SecurityGroup] {
        try rows(
            """
            FROM securityGroup WHERE id IN (SELECT value FROM json_each(?)) AND account = ? AND region = ?
            ORDER BY number DESC
            """,
            [Self.list(ids), scope.account, scope.region]
        )
    }

    package func securityGroupCount(inProject projectId: String, _ scope: Scope) throws -> Int {
        try number(
            "SELECT count(*) FROM securityGroup WHERE account = ? AND region = ? AND projectId = ?",
            [scope.account, scope.region, projectId]
        )
    }

    /// The groups that have a rule whose peer is that group.
    package func securityGroups(referring id: SecurityGroupID) throws -> [SecurityGroupID] {
        try texts(
            """
            SELECT DISTINCT securityGroupId FROM securityGroupPolicy
            WHERE peerSecurityGroupId = ? AND securityGroupId <> ?
            """,
            [id.rawValue, id.rawValue]
        ).map(SecurityGroupID.init(rawValue:))
    }
}

extension Transaction {
    package func insert(_ group: SecurityGroup, number: UInt64) throws {
        try insert(
            into: "securityGroup",
            SecurityGroup.columns + ", number",
            [
                group.id.rawValue, group.scope.account, group.scope.region, group.name, group.text, group.projectId,
                group.isDefault, group.version, group.createdAt.milliseconds, group.updatedAt.milliseconds,
                Int64(number),
            ]
        )
    }

    package func update(_ group: SecurityGroup) throws {
        try execute(
            "UPDATE securityGroup SET name = ?, text = ?, version = ?, updatedAt = ? WHERE id = ?",
            [group.name, group.text, group.version, group.updatedAt.milliseconds, group.id.rawValue]
        )
    }

    /// Deletes a group that nothing is bound to and no other group refers to.
    package func delete(_ group: SecurityGroup) throws {
        try removeTags(of: group.id)
        try execute("DELETE FROM securityGroupPolicy WHERE securityGroupId = ?", [group.id.rawValue])
        try execute("DELETE FROM securityGroup WHERE id = ?", [group.id.rawValue])
    }
}
