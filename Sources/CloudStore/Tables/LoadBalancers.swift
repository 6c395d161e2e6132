package import CloudModel
import GRDB

extension LoadBalancer: RowReadable {
    static let columns = """
        id, account, region, name, kind, vpcId, subnetId, vip, projectId, masterZone, slaveZone, vipIsp, \
        internetChargeType, bandwidthMbps, createdAt, runningAt, busyUntil, busyTask, number, slaType, passesToTarget, \
        isSnatPro, isDeleteProtected, targetRegion, targetVpcId, logSetId, logTopicId, healthLogSetId, healthLogTopicId, \
        domain
        """

    init(_ row: inout RowReader) {
        self.init(
            id: row.id(),
            scope: Scope(account: row.next(), region: row.next()),
            name: row.next(),
            kind: row.choice(),
            vpcId: row.id(),
            subnetId: row.optionalID(),
            vip: row.address(),
            projectId: row.next(),
            masterZone: row.optional(),
            slaveZone: row.optional(),
            vipIsp: row.next(),
            internetChargeType: row.next(),
            bandwidthMbps: row.next(),
            createdAt: row.instant(),
            runningAt: row.instant(),
            busyUntil: row.instant(),
            busyTask: row.next(),
            number: row.next()
        )
        readSettings(&row)
    }

    private mutating func readSettings(_ row: inout RowReader) {
        slaType = row.next()
        passesToTarget = row.next()
        isSnatPro = row.next()
        isDeleteProtected = row.next()
        targetRegion = row.optional()
        targetVpcId = row.optionalID()
        logSetId = row.next()
        logTopicId = row.next()
        healthLogSetId = row.next()
        healthLogTopicId = row.next()
        domain = row.next()
    }

    fileprivate var values: [(any DatabaseValueConvertible)?] {
        [
            id.rawValue, scope.account, scope.region, name, kind.rawValue, vpcId.rawValue, subnetId?.rawValue,
            vip.bits, projectId, masterZone, slaveZone, vipIsp, internetChargeType, bandwidthMbps,
            createdAt.milliseconds, runningAt.milliseconds, busyUntil.milliseconds, busyTask, number, slaType,
            passesToTarget, isSnatPro, isDeleteProtected, targetRegion, targetVpcId?.rawValue, logSetId, logTopicId,
            healthLogSetId, healthLogTopicId, domain,
        ]
    }
}

extension Snapshot {
    package func loadBalancer(_ id: LoadBalancerID, in scope: Scope) throws -> LoadBalancer? {
        try firstRow(
            "FROM loadBalancer WHERE id = ? AND account = ? AND region = ?",
            [id.rawValue, scope.account, scope.region]
        )
    }

    package func isLoadBalancerNameTaken(_ name: String, in scope: Scope) throws -> Bool {
        try exists(
            "SELECT 1 FROM loadBalancer WHERE account = ? AND region = ? AND name = ?",
            [scope.account, scope.region, name]
        )
    }

    package func loadBalancerCount(of kind: LoadBalancer.Kind, in scope: Scope) throws -> Int {
        try number(
            "SELECT count FROM loadBalancerTotal WHERE account = ? AND region = ? AND kind = ?",
            [scope.account, scope.region, kind.rawValue]
        )
    }

    /// Whether anything is left in a VPC that keeps it from being deleted.
    package func hasLoadBalancers(in vpc: VpcID) throws -> Bool {
        try exists("SELECT 1 FROM loadBalancer WHERE vpcId = ?", [vpc.rawValue])
    }

    /// The security groups of a load balancer in binding order.
    package func securityGroupIds(of id: LoadBalancerID) throws -> [SecurityGroupID] {
        try texts(
            "SELECT securityGroupId FROM loadBalancerSecurityGroup WHERE loadBalancerId = ? ORDER BY position",
            [id.rawValue]
        ).map(SecurityGroupID.init(rawValue:))
    }

    /// The load balancers a security group is bound to.
    package func loadBalancerIds(boundTo group: SecurityGroupID) throws -> [LoadBalancerID] {
        try texts(
            "SELECT loadBalancerId FROM loadBalancerSecurityGroup WHERE securityGroupId = ? ORDER BY loadBalancerId",
            [group.rawValue]
        ).map(LoadBalancerID.init(rawValue:))
    }
}

extension Transaction {
    package func insert(_ loadBalancer: LoadBalancer) throws {
        try insert(into: "loadBalancer", LoadBalancer.columns, loadBalancer.values)
    }

    package func update(_ loadBalancer: LoadBalancer) throws {
        try execute(Self.updateSQL, loadBalancer.values + [loadBalancer.id.rawValue])
    }

    private static let updateSQL =
        "UPDATE loadBalancer SET " + LoadBalancer.columns.replacing(", ", with: " = ?, ") + " = ? WHERE id = ?"

    /// Deletes a load balancer, all that hangs on it, and its hold on addresses.
    package func delete(_ loadBalancer: LoadBalancer) throws {
        try removeTags(of: loadBalancer.id)
        for snat in try snatAddresses(of: loadBalancer.id) { try delete(snat) }
        try releaseAddress(loadBalancer.vip, pool: loadBalancer.subnetId?.rawValue ?? Snapshot.publicPool)
        try execute("DELETE FROM loadBalancer WHERE id = ?", [loadBalancer.id.rawValue])
    }

    /// Replaces the ordered list of security groups.
    package func setSecurityGroups(_ groups: [SecurityGroupID], of id: LoadBalancerID) throws {
        try execute("DELETE FROM loadBalancerSecurityGroup WHERE loadBalancerId = ?", [id.rawValue])
        for (position, group) in groups.enumerated() {
            try insert(
                into: "loadBalancerSecurityGroup",
                "loadBalancerId, position, securityGroupId",
                [id.rawValue, position, group.rawValue]
            )
        }
    }
}
