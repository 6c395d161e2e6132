import CloudWire
import TestSupport
import Testing

/// Reference 5.4; IaC contract, sections 5 and 8.
struct ModifySecurityGroupPoliciesTests {
    private let cloud: TestCloud
    private let group: JSON

    init() throws {
        cloud = try TestCloud()
        group = try cloud.makeGroup()
        _ = try cloud.addRules(["1", "2", "3"].map { TestCloud.rule($0) }, to: group)
        _ = try cloud.addRules([TestCloud.rule("9")], to: group, "Egress")
    }

    private func modify(_ set: JSON, sort: Bool? = nil) throws -> JSON {
        var request = JSONObject([("SecurityGroupId", group), ("SecurityGroupPolicySet", set)])
        request["SortPolicys"] = sort.map(JSON.bool)
        return try cloud.vpc("ModifySecurityGroupPolicies", .object(request))
    }

    @Test func `both directions are rewritten`() throws {
        let set: JSON = ["Ingress": [TestCloud.rule("5")], "Egress": [TestCloud.rule("6"), TestCloud.rule("7")]]

        #expect(try modify(set).errorCode == nil)

        #expect(try cloud.ports(of: group) == ["5"])
        #expect(try cloud.ports(of: group, "Egress") == ["6", "7"])
        #expect(try cloud.policySet(of: group)["Version"] == "3")
    }

    @Test func `a direction that is not named keeps its rules`() throws {
        _ = try modify(["Ingress": [TestCloud.rule("5")], "Egress": []])

        #expect(try cloud.ports(of: group, "Egress") == ["9"])
    }

    @Test func `version 0 empties the group and ignores the rules`() throws {
        #expect(try modify(["Version": "0", "Ingress": [TestCloud.rule("no port")]]).errorCode == nil)

        #expect(try cloud.ports(of: group).isEmpty)
        #expect(try cloud.ports(of: group, "Egress").isEmpty)
        #expect(try cloud.policySet(of: group)["Version"] == "3")
    }

    @Test(arguments: ["2", "3"])
    func `any other version is taken, as the next one that the Terraform provider sends`(version: String) throws {
        #expect(try modify(["Version": .string(version), "Ingress": [TestCloud.rule("5")]]).errorCode == nil)
    }

    @Test(arguments: [(true, ["4", "3", "1"]), (false, ["1", "3", "4"]), (nil, ["1", "3", "4"])])
    func `only SortPolicys changes the order of rules that stay`(sort: Bool?, ports: [String]) throws {
        _ = try modify(["Ingress": .array(["4", "3", "1"].map { TestCloud.rule($0) })], sort: sort)

        #expect(try cloud.ports(of: group) == ports)
    }

    @Test(
        arguments: [
            ([:], "InvalidParameterValue.Empty"),
            (["Ingress": [], "Egress": []], "InvalidParameterValue.Empty"),
            (["Ingress": [TestCloud.rule("1", ["PolicyIndex": 0])]], "InvalidParameterValue"),
            (["Ingress": [TestCloud.rule("1"), TestCloud.rule("1")]], "UnsupportedOperation.DuplicatePolicy"),
            (["Ingress": .array((1...101).map { TestCloud.rule("\($0)") })], "LimitExceeded"),
            (["Ingress": [TestCloud.rule("0")]], "InvalidParameterValue.Range"),
        ] as [(JSON, String)]
    )
    func `what cannot be is refused, and nothing changes`(set: JSON, code: String) throws {
        #expect(try modify(set).errorCode == code)

        #expect(try cloud.ports(of: group) == ["1", "2", "3"])
    }

    @Test func `an error names the place of the rule`() throws {
        let response = try modify(["Egress": [TestCloud.rule("1"), TestCloud.rule("0")]])

        #expect(response.errorMessage?.contains("`SecurityGroupPolicySet.Egress.1.Port`") == true)
    }
}
