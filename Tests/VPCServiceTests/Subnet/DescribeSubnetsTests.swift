import CloudAPI
import CloudWire
import TestSupport
import Testing

/// Reference 5.1 to 5.3; IaC contract, section 7.
struct DescribeSubnetsTests {
    @Test func `a new account has a default subnet`() throws {
        let subnet = try TestCloud().vpc("DescribeSubnets")["SubnetSet"]?[0]

        #expect(subnet?["SubnetName"] == "Default-Subnet")
        #expect(subnet?["CidrBlock"] == "10.200.0.0/20")
        #expect(subnet?["TotalIpAddressCount"] == 4093)
        #expect(subnet?["IsDefault"] == true)
    }

    @Test func `a used address is not available until it is released`() throws {
        let cloud = try TestCloud()
        let subnet = try cloud.makeSubnet("10.1.1.0/28", in: try cloud.makeVpc())

        for _ in 0..<13 { #expect(try cloud.takeAddress(in: subnet) != nil) }
        #expect(try cloud.takeAddress(in: subnet) == nil)
        #expect(try cloud.subnet(subnet)["AvailableIpAddressCount"] == 0)
        #expect(try cloud.subnet(subnet)["TotalIpAddressCount"] == 13)

        try cloud.releaseAddresses(in: subnet)
        #expect(try cloud.subnet(subnet)["AvailableIpAddressCount"] == 13)
    }

    @Test(
        arguments: [
            (["SubnetIds": ["subnet-1"]], "InvalidParameterValue.Malformed"),
            (["SubnetIds": ["subnet-zzzzzzzz"]], "ResourceNotFound"),
            (
                ["SubnetIds": ["subnet-zzzzzzzz"], "Filters": [["Name": "zone", "Values": ["a"]]]],
                "InvalidParameter.Coexist"
            ),
            (["Filters": [["Name": "vpc-name", "Values": ["a"]]]], "InvalidParameter.FilterInvalidKey"),
            (
                ["SubnetIds": .array(Array(repeating: "subnet-zzzzzzzz", count: 101))],
                "InvalidParameterValue.LimitExceeded"
            ),
            (["Limit": "101"], "InvalidParameterValue.Range"),
            (["NextToken": "abc"], "UnsupportedOperation"),
        ] as [(JSON, String)]
    )
    func `what cannot be asked is refused`(request: JSON, code: String) throws {
        #expect(try TestCloud().vpc("DescribeSubnets", request).errorCode == code)
    }

    @Test func `unknown ids are left out where the setting says so`() throws {
        var settings = Settings.immediate
        settings.unknownVpcID = .empty

        let response = try TestCloud(settings: settings).vpc("DescribeSubnets", ["SubnetIds": ["subnet-zzzzzzzz"]])

        #expect(response["TotalCount"] == 0)
        #expect(response["SubnetSet"] == [])
    }

    @Test(arguments: [
        ("vpc-id", ["$vpc"], ["10.1.2.0/24", "10.1.1.0/24"]),
        ("subnet-id", ["$subnet"], ["10.1.1.0/24"]),
        ("cidr-block", ["10.1.2.0"], ["10.1.2.0/24"]),
        ("cidr-block", ["10.1.2.0/24", "10.1.1.0/24"], ["10.1.2.0/24", "10.1.1.0/24"]),
        ("subnet-name", ["web"], ["10.1.2.0/24", "10.1.1.0/24"]),
        ("subnet-name", ["we"], []),
        ("is-default", ["TRUE"], ["10.200.0.0/20"]),
        ("is-remote-vpc-snat", ["false"], ["10.1.2.0/24", "10.1.1.0/24", "10.200.0.0/20"]),
        ("is-remote-vpc-snat", ["true"], []),
        ("is-cdc-subnet", ["1"], []),
        ("zone", ["ap-guangzhou-1"], ["10.1.2.0/24", "10.1.1.0/24", "10.200.0.0/20"]),
        ("zone", ["ap-guangzhou-2"], []),
        ("tag-key", ["team"], []),
        ("cdc-id", ["cluster-1"], []),
    ])
    func `filters choose, newest first`(name: String, values: [String], blocks: [String]) throws {
        let cloud = try TestCloud()
        let vpc = try cloud.makeVpc()
        let subnet = try cloud.makeSubnet("10.1.1.0/24", in: vpc)
        _ = try cloud.makeSubnet("10.1.2.0/24", in: vpc)
        let wanted = values.map { $0 == "$vpc" ? vpc : $0 == "$subnet" ? subnet : .string($0) }

        let response = try cloud.vpc(
            "DescribeSubnets",
            ["Filters": [["Name": .string(name), "Values": .array(wanted)]]]
        )

        #expect(cloud.ids(response["SubnetSet"], "CidrBlock").compactMap(\.string) == blocks)
    }
}
