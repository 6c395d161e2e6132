import CloudAPI
import CloudWire
import TestSupport
import Testing

/// Reference 5.4: where new rules go, and how versions count.
struct CreateSecurityGroupPoliciesTests {
    @Test func `each successful change counts the version up`() throws {
        let cloud = try TestCloud()
        let id = try cloud.makeGroup()

        _ = try cloud.addRules([TestCloud.rule("1"), TestCloud.rule("2")], to: id)
        #expect(try cloud.policySet(of: id)["Version"] == "1")
        _ = try cloud.addRules([TestCloud.rule("0")], to: id)
        #expect(try cloud.policySet(of: id)["Version"] == "1")
        _ = try cloud.addRules([TestCloud.rule("3")], to: id, "Egress")
        #expect(try cloud.policySet(of: id)["Version"] == "2")
    }

    @Test(arguments: [
        ("1", nil), ("0", "UnsupportedOperation.VersionMismatch"), ("2", "UnsupportedOperation.VersionMismatch"),
        ("", nil), ("one", "InvalidParameterValue.Malformed"),
        ("99999999999999999999", "InvalidParameterValue.Malformed"),
    ])
    func `a version that is given has to be the current one`(version: String, code: String?) throws {
        let cloud = try TestCloud()
        let id = try cloud.makeGroup()
        _ = try cloud.addRules([TestCloud.rule("1")], to: id)

        #expect(try cloud.addRules([TestCloud.rule("2")], to: id, version: version).errorCode == code)
    }

    @Test(
        arguments: [
            (nil, ["1", "2", "8", "9"]), (0, ["8", "9", "1", "2"]), (1, ["1", "8", "9", "2"]),
            (2, ["1", "2", "8", "9"]),
        ] as [(Int64?, [String])]
    )
    func `new rules go where the index says, else to the end`(index: Int64?, ports: [String]) throws {
        let cloud = try TestCloud()
        let id = try cloud.makeGroup()
        _ = try cloud.addRules([TestCloud.rule("1"), TestCloud.rule("2")], to: id)
        let place: JSON = ["PolicyIndex": index.map(JSON.int) ?? .null]

        _ = try cloud.addRules(["8", "9"].map { TestCloud.rule($0, place) }, to: id)

        #expect(try cloud.ports(of: id) == ports)
    }

    @Test(
        arguments: [
            ([0, 1], "InvalidParameterValue"),
            ([0, nil], "InvalidParameterValue"),
            ([1, 1], "InvalidParameterValue.Range"),
            ([-1, -1], "InvalidParameterValue.Range"),
            ([Int64.max, Int64.max], "InvalidParameterValue.Range"),
        ] as [([Int64?], String)]
    )
    func `indices have to be one and the same`(indices: [Int64?], code: String) throws {
        let cloud = try TestCloud()
        let rules = indices.enumerated().map { number, index in
            TestCloud.rule("\(number + 1)", ["PolicyIndex": index.map(JSON.int) ?? .null])
        }

        #expect(try cloud.addRules(rules, to: try cloud.makeGroup()).errorCode == code)
    }

    @Test(
        arguments: [
            (["Ingress": [TestCloud.rule()], "Egress": [TestCloud.rule()]], "InvalidParameter.Coexist"),
            (["Ingress": []], "InvalidParameterValue.Empty"),
            ([:], "InvalidParameterValue.Empty"),
        ] as [(JSON, String)]
    )
    func `a request speaks of one direction`(set: JSON, code: String) throws {
        let cloud = try TestCloud()
        let request: JSON = ["SecurityGroupId": try cloud.makeGroup(), "SecurityGroupPolicySet": set]

        #expect(try cloud.vpc("CreateSecurityGroupPolicies", request).errorCode == code)
    }

    @Test(arguments: [("sg", "InvalidParameterValue.Malformed"), ("sg-zzzzzzzz", "ResourceNotFound")])
    func `the group has to exist`(id: String, code: String) throws {
        #expect(try TestCloud().addRules([TestCloud.rule()], to: .string(id)).errorCode == code)
    }

    @Test func `one more rule than the quota is refused`() throws {
        var settings = Settings.immediate
        settings.securityGroupPolicyQuota = 2
        let cloud = try TestCloud(settings: settings)
        let id = try cloud.makeGroup()

        #expect(try cloud.addRules([TestCloud.rule("1"), TestCloud.rule("2")], to: id).errorCode == nil)
        let response = try cloud.addRules([TestCloud.rule("3")], to: id)
        #expect(response.errorCode == "LimitExceeded.SecurityGroupPolicySet")
        #expect(try cloud.addRules([TestCloud.rule("3")], to: id, "Egress").errorCode == nil)
    }
}
