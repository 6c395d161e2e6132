import CloudAPI
import CloudWire
import TestSupport
import Testing

/// Reference 5.3; IaC contract, section 6.
struct CreateSubnetTests {
    @Test func `a new subnet is described as it was created`() throws {
        let cloud = try TestCloud()

        let created = try cloud.createSubnet("10.1.1.0/24", in: try cloud.makeVpc())
        let id = try #require(created["Subnet"]?["SubnetId"])

        #expect(try cloud.subnet(id) == created["Subnet"])
    }

    @Test func `what clients read without asking is there`() throws {
        let cloud = try TestCloud()

        let subnet = try #require(try cloud.createSubnet("10.1.1.0/24", in: try cloud.makeVpc())["Subnet"])

        #expect(subnet["CdcId"] == "")
        #expect(subnet["IsCdcSubnet"] == 0)
        #expect(subnet["EnableBroadcast"] == false)
        #expect(subnet["IsDefault"] == false)
        #expect(subnet["NetworkAclId"] == "")
        #expect(subnet["CreatedTime"] == "2026-01-01 08:00:00")
        #expect(subnet["RouteTableId"]?.string?.hasPrefix("rtb-") == true)
    }

    @Test(arguments: [(16, 65_533), (18, 16_381), (20, 4093), (24, 253), (25, 125), (26, 61), (27, 29), (28, 13)])
    func `three addresses of each subnet are reserved`(mask: Int, total: Int64) throws {
        let cloud = try TestCloud()

        let response = try cloud.createSubnet("10.1.0.0/\(mask)", in: try cloud.makeVpc())

        #expect(response["Subnet"]?["TotalIpAddressCount"] == .int(total))
        #expect(response["Subnet"]?["AvailableIpAddressCount"] == .int(total))
    }

    @Test(arguments: [
        ("10.1.0.0/16", nil),
        ("10.2.0.0/24", "InvalidParameterValue.SubnetRange"),
        ("10.1.1.1/24", "InvalidParameterValue.Malformed"),
        ("web", "InvalidParameterValue.Malformed"),
        ("10.1.0.0/29", "InvalidParameterValue"),
        ("10.0.0.0/15", "InvalidParameterValue"),
    ])
    func `a block has to lie in the VPC`(block: String, code: String?) throws {
        let cloud = try TestCloud()

        #expect(try cloud.createSubnet(block, in: try cloud.makeVpc()).errorCode == code)
    }

    @Test(arguments: [
        ("10.1.16.0/20", "InvalidParameterValue.SubnetConflict"),
        ("10.1.0.0/16", "InvalidParameterValue.SubnetConflict"),
        ("10.1.31.240/28", "InvalidParameterValue.SubnetConflict"),
        ("10.1.0.0/20", nil),
        ("10.1.32.0/20", nil),
    ])
    func `a block may not overlap with a sibling's`(block: String, code: String?) throws {
        let cloud = try TestCloud()
        let vpc = try cloud.makeVpc()
        _ = try cloud.makeSubnet("10.1.16.0/20", in: vpc)

        #expect(try cloud.createSubnet(block, in: vpc).errorCode == code)
    }

    @Test func `two VPCs may have the same blocks`() throws {
        let cloud = try TestCloud()

        for _ in 0..<2 {
            #expect(try cloud.createSubnet("10.1.1.0/24", in: try cloud.makeVpc()).errorCode == nil)
        }
    }

    @Test(arguments: [
        ("ap-guangzhou-3", nil), ("100003", nil), ("ap-shanghai-2", "InvalidParameterValue.ZoneConflict"),
        ("", "InvalidParameterValue.ZoneConflict"),
    ])
    func `the zone is one of the region`(zone: String, code: String?) throws {
        let cloud = try TestCloud()

        let response = try cloud.createSubnet("10.1.1.0/24", in: try cloud.makeVpc(), zone: zone)

        #expect(response.errorCode == code)
        if code == nil { #expect(response["Subnet"]?["Zone"] == "ap-guangzhou-3") }
    }

    @Test(arguments: [(0, "InvalidParameterValue"), (1, nil), (60, nil), (61, "InvalidParameterValue.TooLong")])
    func `a name has 1 to 60 bytes`(length: Int, code: String?) throws {
        let cloud = try TestCloud()
        let name = String(repeating: "a", count: length)

        #expect(try cloud.createSubnet("10.1.1.0/24", in: try cloud.makeVpc(), name: name).errorCode == code)
    }

    @Test(arguments: [("vpc-zzzzzzzz", "ResourceNotFound"), ("vpc", "InvalidParameterValue.Malformed")])
    func `the VPC has to exist`(vpc: String, code: String) throws {
        #expect(try TestCloud().createSubnet("10.1.1.0/24", in: .string(vpc)).errorCode == code)
    }

    @Test func `a subnet without a block would be an IPv6 one`() throws {
        let cloud = try TestCloud()
        let request: JSON = ["VpcId": try cloud.makeVpc(), "SubnetName": "web", "Zone": "ap-guangzhou-1"]

        #expect(try cloud.vpc("CreateSubnet", request).errorCode == "MissingParameter")
    }

    @Test func `one more subnet than the quota is refused`() throws {
        var settings = Settings.immediate
        settings.subnetQuota = 1
        let cloud = try TestCloud(settings: settings)
        let vpc = try cloud.makeVpc()

        #expect(try cloud.createSubnet("10.1.1.0/24", in: vpc).errorCode == nil)
        #expect(try cloud.createSubnet("10.1.2.0/24", in: vpc).errorCode == "LimitExceeded")
    }
}
