package import CloudModel

extension Subnet: RowReadable {
    static let columns = """
        subnet.id, account, region, vpcId, name, cidrFirst, cidrMask, zone, isDefault, isBroadcastEnabled, \
        routeTableId, createdAt, used
        """

    init(_ row: inout RowReader) {
        self.init(
            id: row.id(),
            scope: Scope(account: row.next(), region: row.next()),
            vpcId: row.id(),
            name: row.next(),
            cidr: CIDR(network: row.address(), mask: row.next()),
            zone: row.next(),
            isDefault: row.next(),
            isBroadcastEnabled: row.next(),
            routeTableId: row.id(),
            createdAt: row.instant(),
            usedAddressCount: row.next()
        )
    }

    fileprivate static let source = "FROM subnet JOIN addressPool ON addressPool.id = subnet.id"
}

extension Snapshot {
    package func subnet(_ id: SubnetID, in scope: Scope) throws -> Subnet? {
        try firstRow(
            "\(Subnet.source) WHERE subnet.id = ? AND account = ? AND region = ?",
            [id.rawValue, scope.account, scope.region]
        )
    }

    /// Newest first.
    package func subnets(in scope: Scope) throws -> [Subnet] {
        try rows(
            "\(Subnet.source) WHERE account = ? AND region = ? ORDER BY number DESC",
            [scope.account, scope.region]
        )
    }

    /// Those of the named ones that exist, newest first.
    package func subnets(_ ids: [SubnetID], in scope: Scope) throws -> [Subnet] {
        try rows(
            """
            \(Subnet.source) WHERE subnet.id IN (SELECT value FROM json_each(?)) AND account = ? AND region = ?
            ORDER BY number DESC
            """,
            [Self.list(ids), scope.account, scope.region]
        )
    }

    /// The subnets of a VPC, oldest first.
    package func subnets(of vpc: VpcID) throws -> [Subnet] {
        try rows("\(Subnet.source) WHERE vpcId = ? ORDER BY number", [vpc.rawValue])
    }

    /// The subnet of a VPC whose block holds the address; the blocks do not overlap, so only the nearest can.
    package func subnet(holding address: IPv4Address, of vpc: VpcID) throws -> Subnet? {
        let nearest: Subnet? = try firstRow(
            "\(Subnet.source) WHERE vpcId = ? AND cidrFirst <= ? ORDER BY cidrFirst DESC LIMIT 1",
            [vpc.rawValue, address.bits]
        )
        return nearest.flatMap { $0.cidr.contains(address) ? $0 : nil }
    }
}

extension Transaction {
    /// Inserts a subnet, and with it a pool in which all its addresses are free.
    package func insert(_ subnet: Subnet, number: UInt64) throws {
        try insertPool(subnet.id.rawValue, first: subnet.addresses.first, last: subnet.addresses.last)
        try insert(
            into: "subnet",
            """
            id, account, region, vpcId, name, cidrFirst, cidrMask, zone, isDefault, isBroadcastEnabled, routeTableId, \
            createdAt, number
            """,
            [
                subnet.id.rawValue, subnet.scope.account, subnet.scope.region, subnet.vpcId.rawValue, subnet.name,
                subnet.cidr.network.bits, subnet.cidr.mask, subnet.zone, subnet.isDefault, subnet.isBroadcastEnabled,
                subnet.routeTableId.rawValue, subnet.createdAt.milliseconds, Int64(number),
            ]
        )
    }

    package func update(_ subnet: Subnet) throws {
        try execute(
            "UPDATE subnet SET name = ?, isBroadcastEnabled = ? WHERE id = ?",
            [subnet.name, subnet.isBroadcastEnabled, subnet.id.rawValue]
        )
    }

    /// Deletes a subnet none of whose addresses is taken; the schema refuses any other.
    package func delete(_ subnet: Subnet) throws {
        try removeTags(of: subnet.id)
        try execute("DELETE FROM subnet WHERE id = ?", [subnet.id.rawValue])
        try deletePool(subnet.id.rawValue)
    }
}
