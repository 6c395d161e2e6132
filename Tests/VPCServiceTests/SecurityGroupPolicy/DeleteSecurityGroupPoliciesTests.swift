import CloudWire
import TestSupport
import Testing

/// Reference 5.1, 5.4.
struct DeleteSecurityGroupPoliciesTests {
    private let cloud: TestCloud
    private let group: JSON

    init() throws {
        cloud = try TestCloud()
        group = try cloud.makeGroup()
        _ = try cloud.addRules(["1", "2", "3"].map { TestCloud.rule($0) }, to: group)
    }

    @Test(
        arguments: [
            ([["PolicyIndex": 1]], ["1", "3"]),
            ([["PolicyIndex": 2], ["PolicyIndex": 0]], ["2"]),
            ([["PolicyIndex": 0], ["PolicyIndex": 0]], ["2", "3"]),
            ([TestCloud.rule("2")], ["1", "3"]),
            ([TestCloud.rule("3", ["Action": "accept", "PolicyDescription": "any"]), TestCloud.rule("1")], ["2"]),
        ] as [([JSON], [String])]
    )
    func `rules are told by index or by content`(rules: [JSON], rest: [String]) throws {
        #expect(try cloud.deleteRules(rules, of: group).errorCode == nil)

        #expect(try cloud.ports(of: group) == rest)
        #expect(cloud.ids(try cloud.policySet(of: group)["Ingress"], "PolicyIndex").first == 0)
        #expect(try cloud.policySet(of: group)["Version"] == "2")
    }

    @Test(
        arguments: [
            ([["PolicyIndex": 3]], nil, "ResourceNotFound"),
            ([["PolicyIndex": -1]], nil, "ResourceNotFound"),
            ([["PolicyIndex": .int(.max)]], nil, "ResourceNotFound"),
            ([TestCloud.rule("1"), TestCloud.rule("4")], nil, "ResourceNotFound"),
            ([["PolicyIndex": 0], TestCloud.rule("1")], nil, "InvalidParameter.Coexist"),
            ([TestCloud.rule("1", ["PolicyIndex": 0])], nil, "InvalidParameter.Coexist"),
            ([["PolicyIndex": 0]], "0", "UnsupportedOperation.VersionMismatch"),
            ([["Action": "ACCEPT"]], nil, "InvalidParameterValue.Empty"),
            ([], nil, "InvalidParameterValue.Empty"),
        ] as [([JSON], String?, String)]
    )
    func `what cannot be deleted is refused, and nothing changes`(rules: [JSON], version: String?, code: String) throws
    {
        #expect(try cloud.deleteRules(rules, of: group, version: version).errorCode == code)

        #expect(try cloud.ports(of: group) == ["1", "2", "3"])
        #expect(try cloud.policySet(of: group)["Version"] == "1")
    }

    @Test func `one direction at a time`() throws {
        let set: JSON = ["Ingress": [["PolicyIndex": 0]], "Egress": [["PolicyIndex": 0]]]
        let request: JSON = ["SecurityGroupId": group, "SecurityGroupPolicySet": set]

        #expect(try cloud.vpc("DeleteSecurityGroupPolicies", request).errorCode == "InvalidParameter.Coexist")
    }

    @Test func `a rule that is not there is shown as in the recorded error`() throws {
        let response = try cloud.deleteRules([TestCloud.rule("all", from: "10.128.128.0/19")], of: group)

        let text =
            "rule {u'action': u'ACCEPT', u'ip': u'10.128.128.0/19', u'proto': u'TCP', u'port': u'all', u'desc': u''}"
        #expect(response.errorMessage?.contains("`\(text) not exist`") == true)
    }
}
