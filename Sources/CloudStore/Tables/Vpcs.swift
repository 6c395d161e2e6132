package import CloudModel
import GRDB

extension Vpc: RowReadable {
    static let columns = """
        id, account, region, name, cidrFirst, cidrMask, isDefault, isMulticastEnabled, dnsServers, domainName, \
        dhcpOptionsId, routeTableId, numericalId, createdAt
        """

    init(_ row: inout RowReader) {
        self.init(
            id: row.id(),
            scope: Scope(account: row.next(), region: row.next()),
            name: row.next(),
            cidr: CIDR(network: row.address(), mask: row.next()),
            isDefault: row.next(),
            isMulticastEnabled: row.next(),
            dnsServers: row.strings(),
            domainName: row.next(),
            dhcpOptionsId: row.id(),
            routeTableId: row.id(),
            numericalId: row.next(),
            createdAt: row.instant()
        )
    }

    fileprivate var values: [(any DatabaseValueConvertible)?] {
        [
            id.rawValue, scope.account, scope.region, name, cidr.network.bits, cidr.mask, isDefault,
            isMulticastEnabled, dnsServers.joined(separator: "\n"), domainName, dhcpOptionsId.rawValue,
            routeTableId.rawValue, numericalId, createdAt.milliseconds,
        ]
    }
}

extension Snapshot {
    package func vpc(_ id: VpcID, in scope: Scope) throws -> Vpc? {
        try firstRow(
            "FROM vpc WHERE id = ? AND account = ? AND region = ?",
            [id.rawValue, scope.account, scope.region]
        )
    }

    package func defaultVpc(in scope: Scope) throws -> Vpc? {
        try firstRow("FROM vpc WHERE account = ? AND region = ? AND isDefault = 1", [scope.account, scope.region])
    }

    /// Newest first.
    package func vpcs(in scope: Scope) throws -> [Vpc] {
        try rows(
            "FROM vpc WHERE account = ? AND region = ? ORDER BY numericalId DESC",
            [scope.account, scope.region]
        )
    }

    /// Those of the named ones that exist, newest first.
    package func vpcs(_ ids: [VpcID], in scope: Scope) throws -> [Vpc] {
        try rows(
            """
            FROM vpc WHERE id IN (SELECT value FROM json_each(?)) AND account = ? AND region = ?
            ORDER BY numericalId DESC
            """,
            [Self.list(ids), scope.account, scope.region]
        )
    }

    package func vpcCount(in scope: Scope) throws -> Int {
        try number("SELECT count(*) FROM vpc WHERE account = ? AND region = ?", [scope.account, scope.region])
    }
}

extension Transaction {
    package func insert(_ vpc: Vpc) throws {
        try insert(into: "vpc", Vpc.columns, vpc.values)
    }

    package func update(_ vpc: Vpc) throws {
        try execute(
            "UPDATE vpc SET name = ?, isMulticastEnabled = ?, dnsServers = ?, domainName = ? WHERE id = ?",
            [
                vpc.name, vpc.isMulticastEnabled, vpc.dnsServers.joined(separator: "\n"), vpc.domainName,
                vpc.id.rawValue,
            ]
        )
    }

    /// Deletes a VPC that has no subnets left, and its route tables.
    package func delete(_ vpc: Vpc) throws {
        try execute(
            "DELETE FROM tag WHERE resourceId IN (SELECT id FROM routeTable WHERE vpcId = ?)",
            [vpc.id.rawValue]
        )
        try removeTags(of: vpc.id)
        try execute("DELETE FROM vpc WHERE id = ?", [vpc.id.rawValue])
    }
}
