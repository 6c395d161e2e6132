import CloudAPI
import CloudWire
import TestSupport
import Testing

/// Reference 5.4.
struct CreateSecurityGroupTests {
    @Test func `a new group is described as it was created`() throws {
        let cloud = try TestCloud()
        let request: JSON = ["GroupName": "web", "GroupDescription": "front", "Tags": [["Key": "a", "Value": "b"]]]

        let created = try #require(try cloud.vpc("CreateSecurityGroup", request)["SecurityGroup"])
        let id = try #require(created["SecurityGroupId"])

        #expect(try cloud.vpc("DescribeSecurityGroups", ["SecurityGroupIds": [id]])["SecurityGroupSet"]?[0] == created)
        #expect(created["ProjectId"] == "0")
        #expect(created["SecurityGroupDesc"] == "front")
        #expect(created["UpdateTime"] == "2026-01-01 08:00:00")
        #expect(created["TagSet"] == [["Key": "a", "Value": "b"]])
    }

    @Test func `a new group has no rules and version 0`() throws {
        let cloud = try TestCloud()

        let set = try cloud.policySet(of: try cloud.makeGroup())

        #expect(set["Version"] == "0")
        #expect(set["Ingress"] == [])
        #expect(set["Egress"] == [])
        #expect(set["PolicyStatistics"]?["IngressIPv4TotalCount"] == 0)
    }

    @Test(
        arguments: [
            ("", "", nil, "InvalidParameterValue"),
            ("a", "", nil, nil),
            (String(repeating: "网", count: 60), String(repeating: "组", count: 100), nil, nil),
            (String(repeating: "a", count: 61), "", nil, "InvalidParameterValue.TooLong"),
            (String(repeating: "🌐", count: 61), "", nil, "InvalidParameterValue.TooLong"),
            ("a", String(repeating: "a", count: 101), nil, "InvalidParameterValue.TooLong"),
            ("a", "", "1024", nil),
            ("a", "", "default", "InvalidParameterValue"),
            ("a", "", "-1", "InvalidParameterValue"),
            ("a", "", "99999999999999999999", "InvalidParameterValue"),
        ] as [(String, String, String?, String?)]
    )
    func `names and texts are limited in characters`(name: String, text: String, project: String?, code: String?) throws
    {
        var request = JSONObject([("GroupName", .string(name)), ("GroupDescription", .string(text))])
        request["ProjectId"] = project.map(JSON.string)

        #expect(try TestCloud().vpc("CreateSecurityGroup", .object(request)).errorCode == code)
    }

    @Test func `one more group than the quota is refused, project by project`() throws {
        var settings = Settings.immediate
        settings.securityGroupQuota = 2
        let cloud = try TestCloud(settings: settings)

        _ = try cloud.makeGroup()
        let request: JSON = ["GroupName": "web", "GroupDescription": ""]

        #expect(try cloud.vpc("CreateSecurityGroup", request).errorCode == "LimitExceeded")
        #expect(try cloud.makeGroup(project: "7") != .null)
    }
}
