package import CloudModel

extension NatGateway: RowReadable {
    static let columns = """
        id, account, region, vpcId, name, bandwidthMbps, maximumConnections, zone, isDeletionProtected, createdAt
        """

    init(_ row: inout RowReader) {
        self.init(
            id: row.id(),
            scope: Scope(account: row.next(), region: row.next()),
            vpcId: row.id(),
            name: row.next(),
            bandwidthMbps: row.next(),
            maximumConnections: row.next(),
            zone: row.next(),
            isDeletionProtected: row.next(),
            createdAt: row.instant()
        )
    }
}

extension Snapshot {
    package func natGateway(_ id: NatGatewayID, in scope: Scope) throws -> NatGateway? {
        try firstRow(
            "FROM natGateway WHERE id = ? AND account = ? AND region = ?",
            [id.rawValue, scope.account, scope.region]
        )
    }

    /// Newest first.
    package func natGateways(in scope: Scope) throws -> [NatGateway] {
        try rows(
            "FROM natGateway WHERE account = ? AND region = ? ORDER BY number DESC",
            [scope.account, scope.region]
        )
    }

    package func natGatewayCount(of vpc: VpcID) throws -> Int {
        try number("SELECT count(*) FROM natGateway WHERE vpcId = ?", [vpc.rawValue])
    }
}

extension Transaction {
    package func insert(_ gateway: NatGateway, number: UInt64) throws {
        try insert(
            into: "natGateway",
            NatGateway.columns + ", number",
            [
                gateway.id.rawValue, gateway.scope.account, gateway.scope.region, gateway.vpcId.rawValue,
                gateway.name, gateway.bandwidthMbps, gateway.maximumConnections, gateway.zone,
                gateway.isDeletionProtected, gateway.createdAt.milliseconds, Int64(number),
            ]
        )
    }

    /// Deletes a gateway and the routes to it; its public addresses stay, bound to nothing.
    package func delete(_ gateway: NatGateway) throws {
        try deleteRoutes(to: gateway.id)
        try removeTags(of: gateway.id)
        try execute("DELETE FROM natGateway WHERE id = ?", [gateway.id.rawValue])
    }
}
