import CloudAPI
import CloudModel
import CloudStore

/// What every account finds in a region it uses for the first time: a default VPC with a subnet, and a security group.
///
/// The /20 blocks within 10.200.0.0 were recorded from real accounts (reference 5.2, 5.3), the group's name and text
/// are documented (5.4).
enum DefaultNetwork {
    private static let vpcBlock = CIDR(network: IPv4Address(bits: 10 << 24 | 200 << 16), mask: 16)
    private static let subnetBlock = CIDR(network: vpcBlock.network, mask: 20)

    static func provision(_ cloud: Cloud<Transaction>) throws {
        let vpc = try cloud.makeVpc(name: "Default-VPC", cidr: vpcBlock, isDefault: true)
        _ = try cloud.makeSubnet(
            name: "Default-Subnet",
            cidr: subnetBlock,
            zone: cloud.region.zones[0].name,
            in: vpc,
            isDefault: true
        )
        let group = try cloud.makeSecurityGroup(
            name: "default",
            text: "System created security group",
            projectId: "0",
            isDefault: true
        )
        let lists = SecurityGroupPolicy.Direction.allCases.map { ($0, [allowance($0, at: cloud.now)]) }
        try cloud.replacePolicies(Dictionary(uniqueKeysWithValues: lists), of: group)
    }

    private static func allowance(
        _ direction: SecurityGroupPolicy.Direction,
        at now: Instant
    ) -> SecurityGroupPolicy {
        SecurityGroupPolicy(
            direction: direction,
            traffic: .all,
            port: "ALL",
            peer: .cidr("0.0.0.0/0"),
            verdict: .accept,
            text: "",
            modifiedAt: now
        )
    }
}
