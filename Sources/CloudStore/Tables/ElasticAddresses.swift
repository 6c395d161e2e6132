package import CloudModel

extension ElasticAddress: RowReadable {
    static let columns = """
        id, account, region, name, address, bandwidthMbps, internetChargeType, natGatewayId, createdAt
        """

    init(_ row: inout RowReader) {
        self.init(
            id: row.id(),
            scope: Scope(account: row.next(), region: row.next()),
            name: row.next(),
            address: row.address(),
            bandwidthMbps: row.next(),
            internetChargeType: row.next(),
            natGatewayId: row.optionalID(),
            createdAt: row.instant()
        )
    }
}

extension Snapshot {
    /// Newest first.
    package func elasticAddresses(in scope: Scope) throws -> [ElasticAddress] {
        try rows(
            "FROM elasticAddress WHERE account = ? AND region = ? ORDER BY number DESC",
            [scope.account, scope.region]
        )
    }

    /// Those of the named ones that exist, newest first.
    package func elasticAddresses(_ ids: [ElasticAddressID], in scope: Scope) throws -> [ElasticAddress] {
        try rows(
            """
            FROM elasticAddress WHERE id IN (SELECT value FROM json_each(?)) AND account = ? AND region = ?
            ORDER BY number DESC
            """,
            [Self.list(ids), scope.account, scope.region]
        )
    }

    /// The public addresses bound to a NAT gateway, oldest first.
    package func elasticAddresses(of gateway: NatGatewayID) throws -> [ElasticAddress] {
        try rows("FROM elasticAddress WHERE natGatewayId = ? ORDER BY number", [gateway.rawValue])
    }
}

extension Transaction {
    package func insert(_ address: ElasticAddress, number: UInt64) throws {
        try insert(
            into: "elasticAddress",
            ElasticAddress.columns + ", number",
            [
                address.id.rawValue, address.scope.account, address.scope.region, address.name, address.address.bits,
                address.bandwidthMbps, address.internetChargeType, address.natGatewayId?.rawValue,
                address.createdAt.milliseconds, Int64(number),
            ]
        )
    }

    package func bind(_ address: ElasticAddressID, to gateway: NatGatewayID) throws {
        try execute("UPDATE elasticAddress SET natGatewayId = ? WHERE id = ?", [gateway.rawValue, address.rawValue])
    }

    /// Gives a public address back to all.
    package func delete(_ address: ElasticAddress) throws {
        try removeTags(of: address.id)
        try execute("DELETE FROM elasticAddress WHERE id = ?", [address.id.rawValue])
        try releaseAddress(address.address, pool: Snapshot.publicPool)
    }
}
