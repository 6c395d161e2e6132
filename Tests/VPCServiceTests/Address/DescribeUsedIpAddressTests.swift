import CloudWire
import TestSupport
import Testing

/// Reference, Appendix B, and the vendor's description of the action.
struct DescribeUsedIpAddressTests {
    private let cloud: TestCloud
    private let vpc: JSON
    private let subnet: JSON

    /// A VPC with two subnets: one address used in the first, two in the second.
    init() throws {
        cloud = try TestCloud()
        vpc = try cloud.makeVpc()
        subnet = try cloud.makeSubnet("10.1.1.0/24", in: vpc)
        try cloud.takeAddress(in: subnet, for: "lb-00000001")
        let second = try cloud.makeSubnet("10.1.2.0/24", in: vpc)
        for owner in ["lb-00000002", "lb-00000003"] { try cloud.takeAddress(in: second, for: owner) }
    }

    private func used(_ more: JSON) throws -> JSON {
        var request = JSONObject([("VpcId", vpc)])
        for (name, value) in more.object?.members ?? [] { request[name] = value == "$subnet" ? subnet : value }
        return try cloud.vpc("DescribeUsedIpAddress", .object(request))
    }

    @Test(
        arguments: [
            ([:], ["10.1.1.2", "10.1.2.2", "10.1.2.3"]),
            (["SubnetId": "$subnet"], ["10.1.1.2"]),
            (["IpAddresses": ["10.1.2.3", "10.1.1.9", "10.1.1.2", "10.1.1.2"]], ["10.1.2.3", "10.1.1.2"]),
            (["Filters": [["Name": "ip-addresses", "Values": ["10.1.2.2"]]]], ["10.1.2.2"]),
            (["Filters": [["Name": "resource-id", "Values": ["lb-00000003"]]]], ["10.1.2.3"]),
            (["Offset": 1, "Limit": 1], ["10.1.2.2"]),
        ] as [(JSON, [String])]
    )
    func `used addresses are listed`(request: JSON, addresses: [String]) throws {
        let response = try used(request)

        #expect(cloud.ids(response["IpAddressStates"], "IpAddress").compactMap(\.string) == addresses)
    }

    @Test func `an address tells what uses it`() throws {
        let state = try used(["SubnetId": "$subnet"])["IpAddressStates"]?[0]

        #expect(state?["VpcId"] == vpc)
        #expect(state?["SubnetId"] == subnet)
        #expect(state?["ResourceType"] == "CLB")
        #expect(state?["ResourceId"] == "lb-00000001")
    }

    @Test(
        arguments: [
            (["VpcId": "vpc"], "InvalidParameterValue.Malformed"),
            (["VpcId": "vpc-zzzzzzzz"], "ResourceNotFound"),
            (["IpAddresses": ["10.9.0.1"]], "InvalidParameterValue.ParameterMismatch"),
            (["SubnetId": "$subnet", "IpAddresses": ["10.1.2.2"]], "InvalidParameterValue.ParameterMismatch"),
            (["IpAddresses": ["::1"]], "InvalidParameterValue.Malformed"),
            (["IpAddresses": .array(Array(repeating: "10.1.1.2", count: 101))], "InvalidParameterValue.LimitExceeded"),
            (
                ["IpAddresses": ["10.1.1.2"], "Filters": [["Name": "resource-id", "Values": ["a"]]]],
                "InvalidParameter.Coexist"
            ),
            (["Filters": [["Name": "vpc-id", "Values": ["a"]]]], "InvalidParameter.FilterInvalidKey"),
            (["Filters": [["Name": "tag-key", "Values": ["a"]]]], "InvalidParameter.FilterInvalidKey"),
            (["Limit": 101], "InvalidParameterValue.Range"),
        ] as [(JSON, String)]
    )
    func `what cannot be asked is refused`(request: JSON, code: String) throws {
        #expect(try used(request).errorCode == code)
    }

    @Test func `a subnet of another VPC does not match`() throws {
        let stranger = try cloud.makeSubnet(in: try cloud.makeVpc())

        #expect(try used(["SubnetId": stranger]).errorCode == "InvalidParameterValue.ParameterMismatch")
    }
}
