package import CloudModel

extension RouteTable: RowReadable {
    static let columns = "id, account, region, vpcId, name, isMain, createdAt"

    init(_ row: inout RowReader) {
        self.init(
            id: row.id(),
            scope: Scope(account: row.next(), region: row.next()),
            vpcId: row.id(),
            name: row.next(),
            isMain: row.next(),
            createdAt: row.instant()
        )
    }
}

extension Snapshot {
    package func routeTable(_ id: RouteTableID, in scope: Scope) throws -> RouteTable? {
        try firstRow(
            "FROM routeTable WHERE id = ? AND account = ? AND region = ?",
            [id.rawValue, scope.account, scope.region]
        )
    }

    /// Newest first.
    package func routeTables(in scope: Scope) throws -> [RouteTable] {
        try rows(
            "FROM routeTable WHERE account = ? AND region = ? ORDER BY number DESC",
            [scope.account, scope.region]
        )
    }

    package func routeTableCount(of vpc: VpcID) throws -> Int {
        try number("SELECT count(*) FROM routeTable WHERE vpcId = ?", [vpc.rawValue])
    }

    /// The subnets whose traffic a route table leads, oldest first.
    package func subnetIds(of table: RouteTable) throws -> [SubnetID] {
        try texts(
            "SELECT id FROM subnet WHERE vpcId = ? AND routeTableId = ? ORDER BY number",
            [table.vpcId.rawValue, table.id.rawValue]
        ).map(SubnetID.init(rawValue:))
    }
}

extension Transaction {
    package func insert(_ table: RouteTable, number: UInt64) throws {
        try insert(
            into: "routeTable",
            RouteTable.columns + ", number",
            [
                table.id.rawValue, table.scope.account, table.scope.region, table.vpcId.rawValue, table.name,
                table.isMain, table.createdAt.milliseconds, Int64(number),
            ]
        )
    }

    /// Leads a subnet's traffic by another route table.
    package func setRouteTable(_ table: RouteTableID, of subnet: SubnetID) throws {
        try execute("UPDATE subnet SET routeTableId = ? WHERE id = ?", [table.rawValue, subnet.rawValue])
    }

    /// Deletes a route table with its routes.
    package func delete(_ table: RouteTable) throws {
        try removeTags(of: table.id)
        try execute("DELETE FROM routeTable WHERE id = ?", [table.id.rawValue])
    }
}
