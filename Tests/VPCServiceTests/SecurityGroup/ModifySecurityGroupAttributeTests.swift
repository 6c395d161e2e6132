import CloudAPI
import CloudWire
import TestSupport
import Testing

/// Reference 5.4.
struct ModifySecurityGroupAttributeTests {
    @Test func `only what is named changes, and the time of update`() throws {
        let cloud = try TestCloud()
        let id = try cloud.makeGroup()
        cloud.clock.advance(by: .seconds(61))

        _ = try cloud.vpc("ModifySecurityGroupAttribute", ["SecurityGroupId": id, "GroupName": "api"])

        let group = try cloud.vpc("DescribeSecurityGroups", ["SecurityGroupIds": [id]])["SecurityGroupSet"]?[0]
        #expect(group?["SecurityGroupName"] == "api")
        #expect(group?["SecurityGroupDesc"] == "")
        #expect(group?["CreatedTime"] == "2026-01-01 08:00:00")
        #expect(group?["UpdateTime"] == "2026-01-01 08:01:01")
        #expect(try cloud.policySet(of: id)["Version"] == "0")
    }

    @Test(
        arguments: [
            (["SecurityGroupId": "sg"], "InvalidParameterValue.Malformed"),
            (["SecurityGroupId": "sg-zzzzzzzz"], "ResourceNotFound"),
            (["GroupName": ""], "InvalidParameterValue"),
            (["GroupName": .string(String(repeating: "a", count: 61))], "InvalidParameterValue.TooLong"),
            (["GroupDescription": .string(String(repeating: "a", count: 101))], "InvalidParameterValue.TooLong"),
        ] as [(JSON, String)]
    )
    func `what cannot be changed is refused`(change: JSON, code: String) throws {
        let cloud = try TestCloud()
        var request = JSONObject([("SecurityGroupId", try cloud.makeGroup())])
        for (name, value) in change.object?.members ?? [] { request[name] = value }

        #expect(try cloud.vpc("ModifySecurityGroupAttribute", .object(request)).errorCode == code)
    }
}
