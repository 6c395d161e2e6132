package import CloudAPI
package import CloudModel
package import CloudStore

/// The cluster that is there without anybody having asked for it, so that `kubectl` has something to talk to.
package enum DefaultCluster {
    /// Its name.
    package static let name = "default"
    /// Where it is.
    package static let region = "ap-guangzhou"

    private static let subnetMask = 20

    /// Finds the cluster of that name in the account's default VPC, or makes it there.
    ///
    /// - Returns: nil where the default VPC was deleted, or has no room for the cluster's subnets.
    @discardableResult
    package static func ensure(in cloud: Cloud<Transaction>) throws -> Cluster? {
        if let cluster = try cloud.state.clusters(in: cloud.scope).first(where: { $0.name == name }) { return cluster }
        guard let vpc = try cloud.state.vpcs(in: cloud.scope).first(where: \.isDefault),
            let pods = try subnet(named: "default-cluster-pods", in: vpc, cloud),
            let services = try subnet(named: "default-cluster-services", in: vpc, cloud)
        else { return nil }
        var options = ClusterOptions()
        options.runningAt = cloud.now
        return try cloud.makeCluster(
            ClusterDraft(
                name: name,
                text: "",
                vpc: vpc.id,
                podSubnets: [pods],
                services: ServiceRange(subnet: services, beside: vpc),
                version: cloud.settings.defaultClusterVersion,
                options: options,
                tags: []
            )
        )
    }

    /// The subnet of that name, which an earlier cluster may have left, or a new one.
    private static func subnet(named name: String, in vpc: Vpc, _ cloud: Cloud<Transaction>) throws -> SubnetID? {
        let siblings = try cloud.state.subnets(of: vpc.id)
        if let kept = siblings.first(where: { $0.name == name }) { return kept.id }
        guard let block = freeBlock(in: vpc.cidr, beside: siblings.map(\.cidr)) else { return nil }
        let number = try cloud.state.nextNumber()
        let subnet = Subnet(
            id: cloud.world.ids.id(number),
            scope: cloud.scope,
            vpcId: vpc.id,
            name: name,
            cidr: block,
            zone: cloud.region.zones[0].name,
            isDefault: false,
            isBroadcastEnabled: false,
            routeTableId: vpc.routeTableId,
            createdAt: cloud.now
        )
        try cloud.state.insert(subnet, number: number)
        return subnet.id
    }

    /// The lowest block of the subnets' size that no other overlaps.
    private static func freeBlock(in vpc: CIDR, beside taken: [CIDR]) -> CIDR? {
        let size = 1 << (32 - subnetMask)
        return stride(from: Int(vpc.first.bits), through: Int(vpc.last.bits) - size + 1, by: size)
            .map { CIDR(network: IPv4Address(bits: UInt32($0)), mask: subnetMask) }
            .first { block in !taken.contains { $0.overlaps(block) } }
    }
}
