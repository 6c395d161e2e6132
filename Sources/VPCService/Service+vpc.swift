package import CloudAPI

extension Service {
    /// The VPC service, 2017-03-12.
    package static func vpc() throws -> Service {
        Service(
            description: try Description.load(service: "vpc", version: "2017-03-12"),
            actions: [
                AllocateAddresses.self,
                CreateNatGateway.self,
                CreateRouteTable.self,
                CreateRoutes.self,
                CreateSecurityGroup.self,
                CreateSecurityGroupPolicies.self,
                CreateSecurityGroupWithPolicies.self,
                CreateSubnet.self,
                CreateSubnets.self,
                CreateVpc.self,
                DeleteNatGateway.self,
                DeleteRouteTable.self,
                DeleteRoutes.self,
                DeleteSecurityGroup.self,
                DeleteSecurityGroupPolicies.self,
                DeleteSubnet.self,
                DeleteVpc.self,
                DescribeAddresses.self,
                DescribeNatGateways.self,
                DescribeRouteTables.self,
                DescribeSecurityGroupPolicies.self,
                DescribeSecurityGroups.self,
                DescribeSubnets.self,
                DescribeTaskResult.self,
                DescribeUsedIpAddress.self,
                DescribeVpcPrivateIpAddresses.self,
                DescribeVpcs.self,
                ModifySecurityGroupAttribute.self,
                ModifySecurityGroupPolicies.self,
                ModifySubnetAttribute.self,
                ModifyVpcAttribute.self,
                ReleaseAddresses.self,
                ReplaceRouteTableAssociation.self,
            ],
            requestsPerSecond: { $0.vpcRequestsPerSecond },
            provision: DefaultNetwork.provision
        )
    }
}
