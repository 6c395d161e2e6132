import CloudWire
import TestSupport
import Testing

/// Reference, Appendix B, and the vendor's description of the action.
struct DescribeVpcPrivateIpAddressesTests {
    @Test func `only used addresses are shown`() throws {
        let cloud = try TestCloud()
        let vpc = try cloud.makeVpc()
        try cloud.takeAddress(in: try cloud.makeSubnet("10.1.1.0/24", in: vpc))
        let asked: JSON = ["10.1.1.3", "10.1.1.2", "10.1.1.2", "8.8.8.8"]

        let response = try cloud.vpc("DescribeVpcPrivateIpAddresses", ["VpcId": vpc, "PrivateIpAddresses": asked])

        #expect(
            response["VpcPrivateIpAddressSet"] == [
                [
                    "PrivateIpAddress": "10.1.1.2", "CidrBlock": "10.1.1.0/24", "PrivateIpAddressType": "CLB",
                    "CreatedTime": "2026-01-01 08:00:00",
                ]
            ]
        )
    }

    @Test(
        arguments: [
            ("vpc", ["10.1.1.2"], "InvalidParameterValue.Malformed"),
            ("vpc-zzzzzzzz", ["10.1.1.2"], "ResourceNotFound"),
            ("vpc-zzzzzzzz", ["host"], "InvalidParameterValue.Malformed"),
            ("vpc-zzzzzzzz", [], "MissingParameter"),
            ("vpc-zzzzzzzz", .array(Array(repeating: "10.1.1.2", count: 101)), "InvalidParameterValue.LimitExceeded"),
        ] as [(JSON, JSON, String)]
    )
    func `what cannot be asked is refused`(vpc: JSON, addresses: JSON, code: String) throws {
        let request: JSON = ["VpcId": vpc, "PrivateIpAddresses": addresses]

        #expect(try TestCloud().vpc("DescribeVpcPrivateIpAddresses", request).errorCode == code)
    }
}
