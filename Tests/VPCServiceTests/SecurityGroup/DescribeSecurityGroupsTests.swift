import CloudAPI
import CloudWire
import TestSupport
import Testing

/// Reference 5.1, 5.2, 5.4; IaC contract, section 6.
struct DescribeSecurityGroupsTests {
    @Test func `a new account has a default group that allows all`() throws {
        let cloud = try TestCloud()

        let group = try #require(try cloud.vpc("DescribeSecurityGroups")["SecurityGroupSet"]?[0])
        let set = try cloud.policySet(of: try #require(group["SecurityGroupId"]))

        #expect(group["SecurityGroupName"] == "default")
        #expect(group["SecurityGroupDesc"] == "System created security group")
        #expect(group["IsDefault"] == true)
        for direction in ["Ingress", "Egress"] {
            #expect(set[direction]?.array?.count == 1)
            #expect(set[direction]?[0]?["Protocol"] == "ALL")
            #expect(set[direction]?[0]?["CidrBlock"] == "0.0.0.0/0")
            #expect(set[direction]?[0]?["Action"] == "ACCEPT")
        }
    }

    @Test(arguments: [
        ("security-group-id", "$id", ["web"]),
        ("security-group-name", "web", ["web"]),
        ("security-group-name", "we", []),
        ("project-id", "7", ["api"]),
        ("project-id", "0", ["web", "default"]),
        ("tag:team", "web", []),
    ])
    func `filters choose, newest first`(name: String, value: String, names: [String]) throws {
        let cloud = try TestCloud()
        let id = try cloud.makeGroup("web")
        _ = try cloud.makeGroup("api", project: "7")
        let wanted = value == "$id" ? id : .string(value)

        let response = try cloud.vpc(
            "DescribeSecurityGroups",
            ["Filters": [["Name": .string(name), "Values": [wanted]]]]
        )

        #expect(cloud.ids(response["SecurityGroupSet"], "SecurityGroupName").compactMap(\.string) == names)
    }

    @Test(
        arguments: [
            ([:], ["b", "a", "default"]),
            (["OrderField": "CreatedTime"], ["default", "a", "b"]),
            (["OrderField": "CreatedTime", "OrderDirection": "DESC"], ["b", "a", "default"]),
            (["OrderField": "UpdateTime", "OrderDirection": "DESC"], ["a", "b", "default"]),
            (["OrderField": "UpdateTime", "Offset": "1", "Limit": "1"], ["b"]),
        ] as [(JSON, [String])]
    )
    func `an order can be asked for`(request: JSON, names: [String]) throws {
        let cloud = try TestCloud()
        let first = try cloud.makeGroup("a")
        _ = try cloud.makeGroup("b")
        cloud.clock.advance(by: .seconds(1))
        _ = try cloud.vpc("ModifySecurityGroupAttribute", ["SecurityGroupId": first, "GroupDescription": "new"])

        let response = try cloud.vpc("DescribeSecurityGroups", request)

        #expect(cloud.ids(response["SecurityGroupSet"], "SecurityGroupName").compactMap(\.string) == names)
    }

    @Test(
        arguments: [
            (["SecurityGroupIds": ["sg"]], "InvalidParameterValue.Malformed"),
            (["SecurityGroupIds": ["sg-zzzzzzzz"]], "ResourceNotFound"),
            (
                ["SecurityGroupIds": ["sg-zzzzzzzz"], "Filters": [["Name": "project-id", "Values": ["0"]]]],
                "InvalidParameter.Coexist"
            ),
            (["Filters": [["Name": "is-default", "Values": ["TRUE"]]]], "InvalidParameter.FilterInvalidKey"),
            (
                ["SecurityGroupIds": .array(Array(repeating: "sg-zzzzzzzz", count: 101))],
                "InvalidParameterValue.LimitExceeded"
            ),
            (["Limit": "0"], "InvalidParameterValue.Range"),
            (["OrderField": "Name"], "InvalidParameterValue"),
            (["OrderField": "UpdateTime", "OrderDirection": "UP"], "InvalidParameterValue"),
        ] as [(JSON, String)]
    )
    func `what cannot be asked is refused`(request: JSON, code: String) throws {
        #expect(try TestCloud().vpc("DescribeSecurityGroups", request).errorCode == code)
    }

    @Test func `unknown ids are left out where the setting says so`() throws {
        var settings = Settings.immediate
        settings.unknownVpcID = .empty

        let response = try TestCloud(settings: settings)
            .vpc("DescribeSecurityGroups", ["SecurityGroupIds": ["sg-zzzzzzzz"]])

        #expect(response["SecurityGroupSet"] == [])
    }
}
