import CloudAPI
import CloudModel
import CloudWire

/// The first scenario, of the cloud alone.
struct SubnetExhaustion {
    static let title = "A /28 runs out of addresses, a create is refused, a deletion makes room."

    func run() throws {
        let cloud = try DemoCloud()
        let network = try makeNetwork(cloud)
        try fill(network, cloud)
        try refuse(network, cloud)
        try makeRoom(network, cloud)
    }

    private struct Network {
        var vpc: JSON
        var subnet: JSON
    }

    private func makeNetwork(_ cloud: DemoCloud) throws -> Network {
        cloud.say("A VPC, and in it a subnet of 16 addresses. Three are reserved: network, gateway and broadcast.")
        let vpc = try cloud.call("vpc", "CreateVpc", ["VpcName": "demo", "CidrBlock": "10.0.0.0/16"])
        let vpcId = vpc["Vpc"]?["VpcId"] ?? .null
        let subnet = try cloud.call(
            "vpc",
            "CreateSubnet",
            ["VpcId": vpcId, "SubnetName": "small", "CidrBlock": "10.0.0.0/28", "Zone": "ap-guangzhou-3"]
        )
        let network = Network(vpc: vpcId, subnet: subnet["Subnet"]?["SubnetId"] ?? .null)
        try showCounts(network, cloud)
        return network
    }

    private func order(_ network: Network, count: Int64) -> JSON {
        [
            "LoadBalancerType": "INTERNAL", "VpcId": network.vpc, "SubnetId": network.subnet, "Number": .int(count),
        ]
    }

    private func fill(_ network: Network, _ cloud: DemoCloud) throws {
        cloud.say("An internal load balancer takes one address for its VIP, so 13 fit.")
        let created = try cloud.call("clb", "CreateLoadBalancer", order(network, count: 13))
        try cloud.wait(for: created)
        try showCounts(network, cloud)
        cloud.say("Which addresses are taken, and by what:")
        let used = try cloud.call(
            "vpc",
            "DescribeUsedIpAddress",
            ["VpcId": network.vpc, "SubnetId": network.subnet, "Limit": 100]
        )
        for state in used["IpAddressStates"]?.array ?? [] {
            cloud.show(
                ["IpAddress", "ResourceType", "ResourceId"].map { state[$0]?.string ?? "" }.joined(separator: "  ")
            )
        }
    }

    private func refuse(_ network: Network, _ cloud: DemoCloud) throws {
        cloud.say("The fourteenth is refused, and no load balancer appears:")
        try cloud.call("clb", "CreateLoadBalancer", order(network, count: 1), fails: true)
        try showLoadBalancers(cloud)
    }

    private func makeRoom(_ network: Network, _ cloud: DemoCloud) throws {
        cloud.say("Deleting one gives its address back at once, and the next create takes it:")
        let all = try cloud.call("clb", "DescribeLoadBalancers", ["Limit": 1], isShown: false)
        let first = all["LoadBalancerSet"]?[0]
        try cloud.wait(
            for: cloud.call("clb", "DeleteLoadBalancer", ["LoadBalancerIds": [first?["LoadBalancerId"] ?? .null]])
        )
        try showCounts(network, cloud)
        try cloud.wait(for: cloud.call("clb", "CreateLoadBalancer", order(network, count: 1)))
        try showCounts(network, cloud)
        try showLoadBalancers(cloud)
    }

    private func showCounts(_ network: Network, _ cloud: DemoCloud) throws {
        let described = try cloud.call("vpc", "DescribeSubnets", ["SubnetIds": [network.subnet]], isShown: false)
        let subnet = described["SubnetSet"]?[0]
        let total = subnet?["TotalIpAddressCount"]?.int ?? 0
        let available = subnet?["AvailableIpAddressCount"]?.int ?? 0
        cloud.show("TotalIpAddressCount \(total), AvailableIpAddressCount \(available)")
    }

    private func showLoadBalancers(_ cloud: DemoCloud) throws {
        let described = try cloud.call("clb", "DescribeLoadBalancers", ["Limit": 1], isShown: false)
        cloud.show("DescribeLoadBalancers: TotalCount \(described["TotalCount"]?.int ?? 0)")
    }
}
