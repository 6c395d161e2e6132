package import CloudModel

extension Cluster: RowReadable {
    static let columns = """
        id, account, region, name, text, vpcId, subnetIds, serviceSubnetId, serviceCidrFirst, serviceCidrMask, \
        version, createdAt, token, options
        """

    init(_ row: inout RowReader) {
        self.init(
            id: row.id(),
            scope: Scope(account: row.next(), region: row.next()),
            name: row.next(),
            text: row.next(),
            vpcId: row.id(),
            subnetIds: row.strings().map(SubnetID.init(rawValue:)),
            serviceSubnetId: row.optionalID(),
            serviceCIDR: CIDR(network: row.address(), mask: row.next()),
            version: row.next(),
            createdAt: row.instant(),
            token: row.next(),
            options: row.next()
        )
    }
}

extension Snapshot {
    package func cluster(_ id: ClusterID, in scope: Scope) throws -> Cluster? {
        try firstRow(
            "FROM cluster WHERE id = ? AND account = ? AND region = ?",
            [id.rawValue, scope.account, scope.region]
        )
    }

    /// A cluster of whatever account: its own server asks for it, to which the token is the only key.
    package func cluster(_ id: ClusterID) throws -> Cluster? {
        try firstRow("FROM cluster WHERE id = ?", [id.rawValue])
    }

    package func cluster(token: String) throws -> Cluster? {
        try firstRow("FROM cluster WHERE token = ?", [token])
    }

    /// The clusters of an account in a region, oldest first.
    package func clusters(in scope: Scope) throws -> [Cluster] {
        try rows("FROM cluster WHERE account = ? AND region = ? ORDER BY number", [scope.account, scope.region])
    }

    /// Every cluster there is, oldest first.
    package func clusters() throws -> [Cluster] {
        try rows("FROM cluster ORDER BY number")
    }

    package func hasClusters(in vpc: VpcID) throws -> Bool {
        try exists("SELECT 1 FROM cluster WHERE vpcId = ?", [vpc.rawValue])
    }

    package func hasClusters(servingFrom subnet: SubnetID) throws -> Bool {
        try exists("SELECT 1 FROM cluster WHERE serviceSubnetId = ?", [subnet.rawValue])
    }
}

extension Transaction {
    package func insert(_ cluster: Cluster, number: UInt64) throws {
        try insert(
            into: "cluster",
            Cluster.columns + ", number",
            [
                cluster.id.rawValue, cluster.scope.account, cluster.scope.region, cluster.name, cluster.text,
                cluster.vpcId.rawValue, cluster.subnetText, cluster.serviceSubnetId?.rawValue,
                cluster.serviceCIDR.network.bits, cluster.serviceCIDR.mask, cluster.version,
                cluster.createdAt.milliseconds, cluster.token, cluster.options, Int64(number),
            ]
        )
    }

    /// Keeps what of a cluster can change.
    package func update(_ cluster: Cluster) throws {
        try execute(
            "UPDATE cluster SET name = ?, text = ?, subnetIds = ?, serviceSubnetId = ?, options = ? WHERE id = ?",
            [
                cluster.name, cluster.text, cluster.subnetText, cluster.serviceSubnetId?.rawValue, cluster.options,
                cluster.id.rawValue,
            ]
        )
    }

    /// Deletes a cluster with all its objects.
    package func delete(_ cluster: Cluster) throws {
        try execute("DELETE FROM cluster WHERE id = ?", [cluster.id.rawValue])
    }
}

extension Cluster {
    fileprivate var subnetText: String { subnetIds.map(\.rawValue).joined(separator: "\n") }
}
