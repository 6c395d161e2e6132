import CloudWire
import TestSupport
import Testing

/// Reference 5.4.
struct CreateSecurityGroupWithPoliciesTests {
    private func create(_ set: JSON, in cloud: TestCloud) throws -> JSON {
        let request: JSON = ["GroupName": "web", "GroupDescription": "", "SecurityGroupPolicySet": set]
        return try cloud.vpc("CreateSecurityGroupWithPolicies", request)
    }

    @Test func `both directions can be given`() throws {
        let cloud = try TestCloud()
        let rules: JSON = ["Ingress": [TestCloud.rule("80"), TestCloud.rule("443")], "Egress": [TestCloud.rule("53")]]

        let id = try #require(try create(rules, in: cloud)["SecurityGroup"]?["SecurityGroupId"])

        #expect(try cloud.ports(of: id) == ["80", "443"])
        #expect(try cloud.ports(of: id, "Egress") == ["53"])
        #expect(try cloud.policySet(of: id)["Version"] == "1")
    }

    @Test(
        arguments: [
            (["Ingress": [TestCloud.rule("0")]], "InvalidParameterValue.Range"),
            (["Ingress": [TestCloud.rule(), TestCloud.rule()]], "UnsupportedOperation.DuplicatePolicy"),
            (["Ingress": [TestCloud.rule("80", ["PolicyIndex": 1])]], "InvalidParameterValue.Range"),
            (["Version": "3", "Ingress": [TestCloud.rule()]], "UnsupportedOperation.VersionMismatch"),
        ] as [(JSON, String)]
    )
    func `no group is made where a rule cannot be`(set: JSON, code: String) throws {
        let cloud = try TestCloud()

        #expect(try create(set, in: cloud).errorCode == code)
        #expect(try cloud.vpc("DescribeSecurityGroups")["TotalCount"] == 1)
    }

    @Test func `without rules the version stays 0`() throws {
        let cloud = try TestCloud()
        let request: JSON = ["GroupName": "web", "GroupDescription": ""]

        let response = try cloud.vpc("CreateSecurityGroupWithPolicies", request)
        let id = try #require(response["SecurityGroup"]?["SecurityGroupId"])

        #expect(try cloud.policySet(of: id)["Version"] == "0")
    }
}
