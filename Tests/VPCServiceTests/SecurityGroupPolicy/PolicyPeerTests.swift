import CloudAPI
import CloudWire
import TestSupport
import Testing

/// Reference 5.4: whom a rule speaks of, and what it says of them.
struct PolicyPeerTests {
    @Test(arguments: [
        ("CidrBlock", "10.0.0.0/8", "10.0.0.0/8"),
        ("CidrBlock", "10.0.0.1", "10.0.0.1"),
        ("CidrBlock", "10.0.0.1/8", "10.0.0.1/8"),
        ("CidrBlock", "0.0.0.0/8", "0.0.0.0/0"),
        ("Ipv6CidrBlock", "::/0", "::/0"),
        ("Ipv6CidrBlock", "2001:DB8::1", "2001:DB8::1"),
    ])
    func `a block is shown as it was written`(key: String, given: String, shown: String) throws {
        let cloud = try TestCloud()
        let id = try cloud.makeGroup()

        let rule: JSON = .object(JSONObject([(key, .string(given)), ("Action", "drop")]))
        #expect(try cloud.addRules([rule], to: id).errorCode == nil)

        let policy = try cloud.policySet(of: id)["Ingress"]?[0]
        for name in ["CidrBlock", "Ipv6CidrBlock", "SecurityGroupId"] {
            #expect(policy?[name] == .string(name == key ? shown : ""))
        }
        #expect(policy?["Action"] == "DROP")
    }

    @Test(
        arguments: [
            (["CidrBlock": "10.0.0.0/33"], "InvalidParameterValue.Malformed"),
            (["CidrBlock": "2001:db8::/32"], "InvalidParameterValue.Malformed"),
            (["CidrBlock": .null, "Ipv6CidrBlock": "10.0.0.0/8"], "InvalidParameterValue.Malformed"),
            (["CidrBlock": .null, "Ipv6CidrBlock": "::/129"], "InvalidParameterValue.Malformed"),
            (["CidrBlock": .null, "SecurityGroupId": "sg"], "InvalidParameterValue.Malformed"),
            (["CidrBlock": .null, "SecurityGroupId": "sg-zzzzzzzz"], "ResourceNotFound"),
            (["CidrBlock": .null], "InvalidParameterValue.Empty"),
            (["CidrBlock": ""], "InvalidParameterValue.Empty"),
            (["Ipv6CidrBlock": "::/0"], "InvalidParameter.Coexist"),
            (["SecurityGroupId": "sg-zzzzzzzz"], "InvalidParameter.Coexist"),
            (["AddressTemplate": ["AddressId": "ipm-00000001"]], "InvalidParameter.Coexist"),
            (["ServiceTemplate": ["ServiceId": "ppm-00000001"]], "InvalidParameter.Coexist"),
            (["CidrBlock": .null, "AddressTemplate": ["AddressGroupId": "ipmg-00000001"]], "UnsupportedOperation"),
            (["Protocol": "", "Port": "", "ServiceTemplate": ["ServiceId": "ppm-00000001"]], "UnsupportedOperation"),
            (["CidrBlock": "MY_PUBLIC_IP"], "UnsupportedOperation"),
            (["Priority": 1], "UnsupportedOperation"),
            (
                ["Protocol": "ICMP", "Port": .null, "CidrBlock": .null, "Ipv6CidrBlock": "::/0"],
                "InvalidParameter.Coexist"
            ),
            (["Action": "ALLOW"], "InvalidParameterValue"),
            (["Action": .null], "InvalidParameterValue.Empty"),
            (["PolicyDescription": .string(String(repeating: "a", count: 101))], "InvalidParameterValue.TooLong"),
        ] as [(JSON, String)]
    )
    func `rules that cannot be are refused`(change: JSON, code: String) throws {
        let cloud = try TestCloud()

        #expect(try cloud.addRules([TestCloud.rule("80", change)], to: try cloud.makeGroup()).errorCode == code)
    }

    @Test func `ICMPV6 goes with IPv6 blocks, and what is empty counts as absent`() throws {
        let cloud = try TestCloud()
        let rule: JSON = [
            "Protocol": "ICMPV6", "Ipv6CidrBlock": "::/0", "CidrBlock": "", "SecurityGroupId": "", "Action": "ACCEPT",
            "ServiceTemplate": ["ServiceId": "", "ServiceGroupId": ""], "AddressTemplate": ["AddressId": ""],
            "ModifyTime": "2020-12-03 16:12:15",
        ]

        #expect(try cloud.addRules([rule], to: try cloud.makeGroup()).errorCode == nil)
    }

    @Test func `a group may name itself, and groups of its project only`() throws {
        let cloud = try TestCloud()
        let id = try cloud.makeGroup()
        let stranger = try cloud.makeGroup("other", project: "7")

        #expect(try cloud.addRules([["SecurityGroupId": id, "Action": "ACCEPT"]], to: id).errorCode == nil)
        #expect(try cloud.policySet(of: id)["Ingress"]?[0]?["SecurityGroupId"] == id)
        let response = try cloud.addRules([["SecurityGroupId": stranger, "Action": "ACCEPT"]], to: id)
        #expect(response.errorCode == "InvalidParameterValue")
    }

    @Test func `rules may name so many other groups and no more`() throws {
        var settings = Settings.immediate
        settings.securityGroupReferenceQuota = 1
        let cloud = try TestCloud(settings: settings)
        let id = try cloud.makeGroup()
        let peers = [id, try cloud.makeGroup(), try cloud.makeGroup()]
        let rules = peers.map { peer -> JSON in ["SecurityGroupId": peer, "Action": "ACCEPT"] }

        #expect(try cloud.addRules(Array(rules.prefix(2)), to: id).errorCode == nil)
        #expect(try cloud.addRules(Array(rules.prefix(2)), to: id, "Egress").errorCode == nil)
        #expect(try cloud.addRules([rules[2]], to: id).errorCode == "LimitExceeded")
    }
}
