package import CloudAPI

extension Service {
    /// The VPC service, 2017-03-12.
    package static func vpc() throws -> Service {
        Service(
            description: try Description.load(service: "vpc", version: "2017-03-12"),
            actions: [
                CreateSecurityGroup.self,
                CreateSecurityGroupPolicies.self,
                CreateSecurityGroupWithPolicies.self,
                CreateSubnet.self,
                CreateSubnets.self,
                CreateVpc.self,
                DeleteSecurityGroup.self,
                DeleteSecurityGroupPolicies.self,
                DeleteSubnet.self,
                DeleteVpc.self,
                DescribeSecurityGroupPolicies.self,
                DescribeSecurityGroups.self,
                DescribeSubnets.self,
                DescribeUsedIpAddress.self,
                DescribeVpcPrivateIpAddresses.self,
                DescribeVpcs.self,
                ModifySecurityGroupAttribute.self,
                ModifySecurityGroupPolicies.self,
                ModifySubnetAttribute.self,
                ModifyVpcAttribute.self,
            ],
            requestsPerSecond: { $0.vpcRequestsPerSecond },
            provision: DefaultNetwork.provision
        )
    }
}
