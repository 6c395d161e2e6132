import CloudAPI
import CloudWire
import TestSupport
import Testing

/// Reference 5.1, 5.2; IaC contract, sections 6 and 7.
struct DescribeVpcsTests {
    @Test func `a new account has a default VPC`() throws {
        let described = try TestCloud().vpc("DescribeVpcs")

        #expect(described["TotalCount"] == 1)
        #expect(described["VpcSet"]?[0]?["IsDefault"] == true)
    }

    @Test func `the list is newest first, and pages are strings`() throws {
        let cloud = try TestCloud()
        let first = try cloud.makeVpc()
        let second = try cloud.makeVpc()

        let all = try cloud.vpc("DescribeVpcs")
        let page = try cloud.vpc("DescribeVpcs", ["Offset": "1", "Limit": "1"])

        #expect(cloud.ids(all["VpcSet"], "VpcId").prefix(2) == [second, first])
        #expect(page["TotalCount"] == 3)
        #expect(cloud.ids(page["VpcSet"], "VpcId") == [first])
    }

    @Test(arguments: [
        ("0", "100", nil),
        ("9223372036854775807", "1", nil),
        ("0", "0", "InvalidParameterValue.Range"),
        ("0", "101", "InvalidParameterValue.Range"),
        ("-1", "1", "InvalidParameterValue.Range"),
        ("first", "1", "InvalidParameter"),
        ("0", "99999999999999999999", "InvalidParameter"),
    ])
    func `a page outside the limits is refused`(offset: String, limit: String, code: String?) throws {
        let response = try TestCloud().vpc("DescribeVpcs", ["Offset": .string(offset), "Limit": .string(limit)])

        #expect(response.errorCode == code)
    }

    @Test func `a page of numbers is of the wrong type`() throws {
        let response = try TestCloud().vpc("DescribeVpcs", ["Limit": 20])

        #expect(response.errorCode == "InvalidParameter")
        #expect(response.errorMessage?.contains("`Limit`") == true)
    }

    @Test(
        arguments: [
            (["VpcIds": ["vpc-1"]], "InvalidParameterValue.Malformed"),
            (["VpcIds": ["subnet-00000000"]], "InvalidParameterValue.Malformed"),
            (["VpcIds": [""]], "InvalidParameterValue.Malformed"),
            (["VpcIds": ["vpc-zzzzzzzz"]], "ResourceNotFound"),
            (
                ["VpcIds": ["vpc-zzzzzzzz"], "Filters": [["Name": "vpc-id", "Values": ["vpc-zzzzzzzz"]]]],
                "InvalidParameter.Coexist"
            ),
            (["Filters": [["Name": "colour", "Values": ["red"]]]], "InvalidParameter.FilterInvalidKey"),
            (
                ["VpcIds": .array(Array(repeating: "vpc-zzzzzzzz", count: 101))],
                "InvalidParameterValue.LimitExceeded"
            ),
        ] as [(JSON, String)]
    )
    func `what cannot be asked is refused`(request: JSON, code: String) throws {
        let response = try TestCloud().vpc("DescribeVpcs", request)

        #expect(response.errorCode == code)
    }

    @Test func `unknown ids are left out where the setting says so`() throws {
        var settings = Settings.immediate
        settings.unknownVpcID = .empty
        let cloud = try TestCloud(settings: settings)
        let id = try cloud.makeVpc()

        let response = try cloud.vpc("DescribeVpcs", ["VpcIds": ["vpc-zzzzzzzz", id]])

        #expect(response["TotalCount"] == 1)
        #expect(cloud.ids(response["VpcSet"], "VpcId") == [id])
    }

    @Test func `an id named twice is listed once`() throws {
        let cloud = try TestCloud()
        let id = try cloud.makeVpc()

        let response = try cloud.vpc("DescribeVpcs", ["VpcIds": [id, id]])

        #expect(response["TotalCount"] == 1)
    }

    @Test func `another account and another region see nothing of it`() throws {
        let cloud = try TestCloud()
        let id = try cloud.makeVpc()

        for other in [try cloud.seen(from: "other"), try cloud.seen(in: "ap-shanghai")] {
            #expect(try other.vpc("DescribeVpcs", ["VpcIds": [id]]).errorCode == "ResourceNotFound")
            #expect(try other.vpc("DescribeVpcs")["TotalCount"] == 1)
        }
    }
}
