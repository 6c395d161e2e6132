import CloudAPI
import CloudWire
import TestSupport
import Testing

/// Reference 5.2, 7.
struct DeleteVpcTests {
    @Test func `a deleted VPC is gone`() throws {
        let cloud = try TestCloud()
        let id = try cloud.makeVpc()

        #expect(try cloud.vpc("DeleteVpc", ["VpcId": id]).errorCode == nil)
        #expect(try cloud.vpc("DescribeVpcs", ["VpcIds": [id]]).errorCode == "ResourceNotFound")
        #expect(try cloud.vpc("DeleteVpc", ["VpcId": id]).errorCode == "ResourceNotFound")
    }

    @Test func `a malformed id is another error`() throws {
        #expect(try TestCloud().vpc("DeleteVpc", ["VpcId": "vpc"]).errorCode == "InvalidParameterValue.Malformed")
    }

    @Test func `empty subnets go with the VPC`() throws {
        let cloud = try TestCloud()
        let id = try cloud.makeVpc()
        let subnet = try cloud.makeSubnet(in: id)

        #expect(try cloud.vpc("DeleteVpc", ["VpcId": id]).errorCode == nil)
        #expect(try cloud.vpc("DescribeSubnets", ["SubnetIds": [subnet]]).errorCode == "ResourceNotFound")
        #expect(try cloud.isIntact())
    }

    @Test func `empty subnets keep the VPC where the setting says so`() throws {
        var settings = Settings.immediate
        settings.vpcDeletionCascades = false
        let cloud = try TestCloud(settings: settings)
        let id = try cloud.makeVpc()
        let subnet = try cloud.makeSubnet(in: id)

        #expect(try cloud.vpc("DeleteVpc", ["VpcId": id]).errorCode == "ResourceInUse")
        _ = try cloud.vpc("DeleteSubnet", ["SubnetId": subnet])
        #expect(try cloud.vpc("DeleteVpc", ["VpcId": id]).errorCode == nil)
    }

    @Test func `a used address keeps the VPC and all its subnets`() throws {
        let cloud = try TestCloud()
        let id = try cloud.makeVpc()
        let empty = try cloud.makeSubnet("10.1.1.0/24", in: id)
        try cloud.takeAddress(in: try cloud.makeSubnet("10.1.2.0/24", in: id))

        #expect(try cloud.vpc("DeleteVpc", ["VpcId": id]).errorCode == "ResourceInUse")
        #expect(try cloud.subnet(empty)["SubnetId"] == empty)
    }

    @Test func `a public load balancer keeps its VPC`() throws {
        let cloud = try TestCloud()
        let id = try cloud.makeVpc()
        try cloud.insertLoadBalancer(in: id)

        #expect(try cloud.vpc("DeleteVpc", ["VpcId": id]).errorCode == "ResourceInUse")
    }

    @Test func `the default VPC can be deleted, and does not come back`() throws {
        let cloud = try TestCloud()
        let id = try #require(try cloud.vpc("DescribeVpcs")["VpcSet"]?[0]?["VpcId"])

        #expect(try cloud.vpc("DeleteVpc", ["VpcId": id]).errorCode == nil)
        #expect(try cloud.vpc("DescribeVpcs")["TotalCount"] == 0)
    }
}
