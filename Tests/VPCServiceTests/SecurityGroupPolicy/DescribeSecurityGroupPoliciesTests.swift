import CloudWire
import TestSupport
import Testing

/// Reference 5.4; IaC contract, section 6.
struct DescribeSecurityGroupPoliciesTests {
    private let cloud: TestCloud
    private let group: JSON

    /// A group with three rules for what comes in and one for what goes out.
    init() throws {
        cloud = try TestCloud()
        group = try cloud.makeGroup()
        let ingress: [JSON] = [
            TestCloud.rule("80", ["PolicyDescription": "web for all"]),
            TestCloud.rule("8080-8090", ["Action": "DROP", "Protocol": "UDP"]),
            ["Ipv6CidrBlock": "2001:db8::/32", "Action": "ACCEPT", "Protocol": "ICMPV6"],
        ]
        _ = try cloud.addRules(ingress, to: group)
        _ = try cloud.addRules([["SecurityGroupId": group, "Action": "ACCEPT"]], to: group, "Egress")
    }

    @Test func `every member that clients read is there`() throws {
        let rule = try cloud.policySet(of: group)["Ingress"]?[1]

        #expect(
            rule == [
                "PolicyIndex": 1, "Priority": 2, "Port": "8080-8090", "CidrBlock": "10.0.0.0/8", "Ipv6CidrBlock": "",
                "SecurityGroupId": "", "Action": "DROP", "ModifyTime": "2026-01-01 08:00:00", "PolicyDescription": "",
                "Protocol": "udp", "ServiceTemplate": ["ServiceId": "", "ServiceGroupId": ""],
                "AddressTemplate": ["AddressId": "", "AddressGroupId": ""],
            ]
        )
    }

    @Test func `rules are counted by direction and family`() throws {
        #expect(
            try cloud.policySet(of: group)["PolicyStatistics"] == [
                "IngressIPv4TotalCount": 2, "IngressIPv6TotalCount": 1, "EgressIPv4TotalCount": 1,
                "EgressIPv6TotalCount": 0,
            ]
        )
    }

    @Test(arguments: [
        ("ip", "10.0", [0, 1], []),
        ("ip", "db8", [2], []),
        ("protocol-type", "icmpv6", [2], []),
        ("protocol-type", "ALL", [], [0]),
        ("port", "80", [0, 1], []),
        ("port", "ALL", [0, 1, 2], [0]),
        ("poly", "DROP", [1], []),
        ("poly", "ALL", [0, 1, 2], [0]),
        ("direction", "OUTBOUND", [], [0]),
        ("direction", "INBOUND", [0, 1, 2], []),
        ("direction", "ALL", [0, 1, 2], [0]),
        ("description", "for", [0], []),
        ("security-group-id", "$id", [], [0]),
        ("address-module", "ipm-00000001", [], []),
        ("service-module", "ppm-00000001", [], []),
    ])
    func `filters choose, and indices stay`(name: String, value: String, ingress: [Int64], egress: [Int64]) throws {
        let wanted = value == "$id" ? group : .string(value)

        let set = try cloud.policySet(of: group, filters: [["Name": .string(name), "Values": [wanted]]])

        #expect(cloud.ids(set["Ingress"], "PolicyIndex") == ingress.map(JSON.int))
        #expect(cloud.ids(set["Egress"], "PolicyIndex") == egress.map(JSON.int))
    }

    @Test(
        arguments: [
            (["SecurityGroupId": "sg"], "InvalidParameterValue.Malformed"),
            (["SecurityGroupId": "sg-zzzzzzzz"], "ResourceNotFound"),
            (["Filters": [["Name": "tag-key", "Values": ["a"]]]], "InvalidParameter.FilterInvalidKey"),
        ] as [(JSON, String)]
    )
    func `what cannot be asked is refused`(change: JSON, code: String) throws {
        var request = JSONObject([("SecurityGroupId", group)])
        for (name, value) in change.object?.members ?? [] { request[name] = value }

        #expect(try cloud.vpc("DescribeSecurityGroupPolicies", .object(request)).errorCode == code)
    }
}
