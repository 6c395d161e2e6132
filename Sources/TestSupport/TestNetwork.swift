import CloudModel
package import CloudWire
import Testing

/// A VPC and a subnet to put load balancers into, made through the API.
package struct TestNetwork: Sendable {
    package let cloud: TestCloud
    package let vpcId: JSON
    package let subnetId: JSON

    /// Makes 10.0.0.0/16 and a subnet in it.
    package init(_ cloud: TestCloud, block: String = "10.0.0.0/24") throws {
        self.cloud = cloud
        let vpc = try cloud.vpc("CreateVpc", ["VpcName": "test", "CidrBlock": "10.0.0.0/16"])
        vpcId = vpc["Vpc"]?["VpcId"] ?? .null
        let subnet = try cloud.vpc(
            "CreateSubnet",
            [
                "VpcId": vpcId, "SubnetName": "test", "CidrBlock": .string(block),
                "Zone": .string(cloud.region.zones[0].name),
            ]
        )
        subnetId = subnet["Subnet"]?["SubnetId"] ?? .null
    }

    /// The parameters of an internal load balancer in the subnet, with some more or others.
    package func order(_ others: [String: JSON] = [:]) -> JSON {
        var parameters = JSONObject([
            ("LoadBalancerType", "INTERNAL"), ("VpcId", vpcId), ("SubnetId", subnetId),
        ])
        for (name, value) in others.sorted(by: { $0.key < $1.key }) { parameters[name] = value }
        return .object(parameters)
    }

    /// Creates an internal load balancer and tells its id.
    package func createLoadBalancer(_ others: [String: JSON] = [:]) throws -> JSON {
        let created = try cloud.clb("CreateLoadBalancer", order(others))
        return created["LoadBalancerIds"]?[0] ?? .null
    }

    /// What `DescribeSubnets` says of the subnet.
    package func subnet() throws -> JSON {
        try cloud.vpc("DescribeSubnets", ["SubnetIds": [subnetId]])["SubnetSet"]?[0] ?? .null
    }

    package func availableCount() throws -> Int64? {
        try subnet()["AvailableIpAddressCount"]?.int
    }
}

extension TestCloud {
    /// What `DescribeLoadBalancers` says of one load balancer; nil where it shows none.
    package func loadBalancer(_ id: JSON) throws -> JSON? {
        try clb("DescribeLoadBalancers", ["LoadBalancerIds": [id]])["LoadBalancerSet"]?[0]
    }
}
