import CloudWire
import TestSupport
import Testing

/// Reference 5.2: the filters of VPCs; values are alternatives, filters are conditions that must all hold.
struct DescribeVpcsFilterTests {
    private func names(_ filters: JSON) throws -> Set<String> {
        let cloud = try TestCloud()
        for (name, block, team) in [("shop-a", "10.1.0.0/16", "web"), ("shop-b", "10.2.0.0/16", "data")] {
            let request: JSON = [
                "VpcName": .string(name), "CidrBlock": .string(block),
                "Tags": [["Key": "team", "Value": .string(team)]],
            ]
            _ = try cloud.vpc("CreateVpc", request)
        }
        let response = try cloud.vpc("DescribeVpcs", ["Filters": filters])
        return Set(cloud.ids(response["VpcSet"], "VpcName").compactMap(\.string))
    }

    @Test(
        arguments: [
            ([["Name": "vpc-name", "Values": ["hop-"]]], ["shop-a", "shop-b"]),
            ([["Name": "vpc-name", "Values": ["a", "Default"]]], ["shop-a", "Default-VPC"]),
            ([["Name": "cidr-block", "Values": ["10.2.0.0/16"]]], ["shop-b"]),
            ([["Name": "is-default", "Values": ["TRUE"]]], ["Default-VPC"]),
            ([["Name": "is-default", "Values": ["false"]]], ["shop-a", "shop-b"]),
            ([["Name": "tag-key", "Values": ["team"]]], ["shop-a", "shop-b"]),
            ([["Name": "tag:team", "Values": ["web", "ops"]]], ["shop-a"]),
            ([["Name": "tag:team", "Values": ["web"]], ["Name": "vpc-name", "Values": ["shop-b"]]], []),
            ([["Name": "vpc-id", "Values": ["vpc-zzzzzzzz"]]], []),
            ([["Name": "vpc-id", "Values": []]], []),
            ([["Name": "isp-type", "Values": ["BGP"]]], []),
        ] as [(JSON, Set<String>)]
    )
    func `filters choose`(filters: JSON, expected: Set<String>) throws {
        #expect(try names(filters) == expected)
    }
}
