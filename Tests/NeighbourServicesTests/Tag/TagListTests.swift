import CloudWire
import TestSupport
import Testing

/// What the describes of the tag service show.
struct TagListTests {
    private static let tag = TaggedNetwork.tag
    private static let tags = [tag("env", "test"), tag("team", "shop")]

    private func keys(_ list: JSON?) -> [JSON] { (list?.array ?? []).compactMap { $0["TagKey"] } }

    @Test func `tags are listed by the ids of resources, as infrastructure tools read them`() throws {
        let cloud = try TaggedNetwork(tags: Self.tags)
        let request: JSON = [
            "ServiceType": "clb", "ResourcePrefix": "clb", "ResourceIds": [cloud.loadBalancer, "lb-00000000"],
            "ResourceRegion": "ap-guangzhou", "Offset": 0, "Limit": 20,
        ]

        let response = try cloud.cloud.tag("DescribeResourceTagsByResourceIds", request)

        #expect(response["TotalCount"] == 2)
        #expect(keys(response["Tags"]) == ["env", "team"])
        #expect(response["Tags"]?[0]?["ResourceId"] == cloud.loadBalancer)
        #expect(response["Tags"]?[0]?["ServiceType"] == "clb")
    }

    @Test func `resources of other kinds and regions have no tags`() throws {
        let cloud = try TaggedNetwork(tags: Self.tags)

        for (service, prefix, region) in [
            ("vpc", "eip", "ap-guangzhou"), ("clb", "clb", "ap-shanghai"), ("vpc", "vpc", "ap-guangzhou"),
        ] {
            let request: JSON = [
                "ServiceType": .string(service), "ResourcePrefix": .string(prefix),
                "ResourceIds": [cloud.loadBalancer], "ResourceRegion": .string(region),
            ]
            #expect(try cloud.cloud.tag("DescribeResourceTagsByResourceIds", request)["TotalCount"] == 0)
        }
    }

    @Test func `a page begins at a multiple of its size`() throws {
        let cloud = try TaggedNetwork(tags: Self.tags)

        let second = try cloud.cloud.tag("DescribeResourceTags", ["Offset": 1, "Limit": 1])
        let between = try cloud.cloud.tag("DescribeResourceTags", ["Offset": 1, "Limit": 2])

        #expect(keys(second["Rows"]) == ["team"])
        #expect(second["TotalCount"] == 2)
        #expect(between.errorCode == "InvalidParameterValue.OffsetInvalid")
    }

    @Test func `keys can be asked for of some resources`() throws {
        let cloud = try TaggedNetwork(tags: Self.tags)
        let request: JSON = [
            "ServiceType": "clb", "ResourcePrefix": "clb", "ResourceRegion": "ap-guangzhou",
            "ResourceIds": [cloud.loadBalancer], "TagKeys": ["team", "unknown"],
        ]

        let rows = try cloud.cloud.tag("DescribeResourceTagsByTagKeys", request)["Rows"]?.array ?? []

        #expect(rows.map { $0["ResourceId"] } == [cloud.loadBalancer])
        #expect(rows.first?["TagKeyValues"]?[0]?["TagValue"] == "shop")
    }

    @Test func `resources are found by all of several tags`() throws {
        let cloud = try TaggedNetwork(tags: Self.tags)
        _ = try cloud.network.createLoadBalancer(["Tags": [Self.tag("env", "test")]])

        func found(_ filters: [JSON]) throws -> [JSON] {
            let response = try cloud.cloud.tag("GetResources", ["TagFilters": .array(filters)])
            return response["ResourceTagMappingList"]?.array ?? []
        }

        #expect(try found([["TagKey": "env"]]).count == 2)
        #expect(try found([["TagKey": "env"], ["TagKey": "team", "TagValue": ["x", "shop"]]]).count == 1)
        #expect(try found([["TagKey": "env", "TagValue": ["live"]]]).isEmpty)
        let request: JSON = ["TagFilters": [["TagKey": "team", "TagValue": ["shop"]]]]
        let rows = try cloud.cloud.tag("DescribeResourcesByTags", request)["Rows"]
        #expect(rows?[0]?["ResourceId"] == cloud.loadBalancer)
        #expect(keys(rows?[0]?["Tags"]) == ["team"])
    }

    @Test func `a token leads through all resources`() throws {
        let cloud = try TaggedNetwork(tags: Self.tags)
        _ = try cloud.network.createLoadBalancer(["Tags": [Self.tag("env", "test")]])

        let first = try cloud.cloud.tag("GetResources", ["MaxResults": 1])
        let token = try #require(first["PaginationToken"])
        let second = try cloud.cloud.tag("GetResources", ["MaxResults": 1, "PaginationToken": token])

        #expect(first["ResourceTagMappingList"]?.array?.count == 1)
        #expect(second["ResourceTagMappingList"]?.array?.count == 1)
        #expect(first["ResourceTagMappingList"] != second["ResourceTagMappingList"])
        #expect(second["PaginationToken"] == "")
        let wrong = try cloud.cloud.tag("GetResources", ["PaginationToken": "wrong"])
        #expect(wrong.errorCode == "InvalidParameter.PaginationTokenInvalid")
    }
}
