import CloudWire
import TestSupport
import Testing

/// Reference 5.3.
struct CreateSubnetsTests {
    private func create(_ blocks: [String], more: JSON = [:], in cloud: TestCloud, _ vpc: JSON) throws -> JSON {
        let subnets = blocks.map { block in
            var subnet = JSONObject([
                ("SubnetName", .string(block)), ("Zone", "ap-guangzhou-2"), ("CidrBlock", .string(block)),
            ])
            for (name, value) in more.object?.members ?? [] { subnet[name] = value }
            return JSON.object(subnet)
        }
        let tags: JSON = [["Key": "team", "Value": "web"]]
        return try cloud.vpc("CreateSubnets", ["VpcId": vpc, "Subnets": .array(subnets), "Tags": tags])
    }

    @Test func `all are created, each with the tags`() throws {
        let cloud = try TestCloud()

        let response = try create(["10.1.1.0/24", "10.1.2.0/24"], in: cloud, try cloud.makeVpc())

        #expect(cloud.ids(response["SubnetSet"], "CidrBlock") == ["10.1.1.0/24", "10.1.2.0/24"])
        for index in 0..<2 {
            #expect(response["SubnetSet"]?[index]?["TagSet"] == [["Key": "team", "Value": "web"]])
        }
    }

    @Test func `none is created where one cannot be`() throws {
        let cloud = try TestCloud()

        let response = try create(["10.1.1.0/24", "10.1.0.0/20"], in: cloud, try cloud.makeVpc())

        #expect(response.errorCode == "InvalidParameterValue.SubnetConflict")
        #expect(try cloud.vpc("DescribeSubnets")["TotalCount"] == 1)
    }

    @Test func `an empty list is a missing one`() throws {
        let cloud = try TestCloud()

        #expect(try create([], in: cloud, try cloud.makeVpc()).errorCode == "MissingParameter")
    }

    @Test func `an error names the place in the list`() throws {
        let cloud = try TestCloud()

        let response = try create(["10.1.1.0/24", "web"], in: cloud, try cloud.makeVpc())

        #expect(response.errorMessage?.contains("`Subnets.1.CidrBlock`") == true)
    }

    @Test(arguments: [("rtb-zzzzzzzz", "ResourceNotFound"), ("rtb", "InvalidParameterValue.Malformed")])
    func `only the VPC's own route table can be named`(table: String, code: String) throws {
        let cloud = try TestCloud()
        let vpc = try cloud.makeVpc()
        let own = try #require(try create(["10.1.1.0/24"], in: cloud, vpc)["SubnetSet"]?[0]?["RouteTableId"])

        #expect(try create(["10.1.2.0/24"], more: ["RouteTableId": own], in: cloud, vpc).errorCode == nil)
        let response = try create(["10.1.3.0/24"], more: ["RouteTableId": .string(table)], in: cloud, vpc)
        #expect(response.errorCode == code)
    }
}
