import CloudWire
import TestSupport
import Testing

/// Tags exist by themselves, whether or not a resource carries them.
struct KnownTagTests {
    private static let tag = TaggedNetwork.tag

    @Test func `a tag is created once`() throws {
        let cloud = try TestCloud()

        #expect(try cloud.tag("CreateTag", Self.tag("env", "live")).errorCode == nil)
        #expect(try cloud.tag("CreateTag", Self.tag("env", "live")).errorCode == "ResourceInUse.TagDuplicate")
        #expect(try cloud.tag("CreateTag", Self.tag("env", "test")).errorCode == nil)
        #expect(try cloud.tag("GetTagKeys")["TagKeys"] == ["env"])
        let values = try cloud.tag("GetTagValues", ["TagKeys": ["env"]])["Tags"]?.array ?? []
        #expect(values.map { $0["TagValue"] } == ["live", "test"])
    }

    @Test func `a tag that a resource had stays known`() throws {
        let cloud = try TaggedNetwork(tags: [Self.tag("env", "test")])
        _ = try cloud.cloud.clb("DeleteLoadBalancer", ["LoadBalancerIds": [cloud.loadBalancer]])

        let tags = try cloud.cloud.tag("DescribeTags")

        #expect(tags["TotalCount"] == 1)
        #expect(tags["Tags"]?[0]?["CanDelete"] == 1)
        #expect(try cloud.cloud.tag("DeleteTag", Self.tag("env", "test")).errorCode == nil)
        #expect(try cloud.cloud.tag("DescribeTagKeys")["Tags"] == [])
    }

    @Test func `a tag in use cannot be deleted, and an unknown one neither`() throws {
        let cloud = try TaggedNetwork(tags: [Self.tag("env", "test")])

        #expect(try cloud.cloud.tag("DescribeTags")["Tags"]?[0]?["CanDelete"] == 0)
        let inUse = try cloud.cloud.tag("DeleteTag", Self.tag("env", "test"))
        #expect(inUse.errorCode == "FailedOperation.TagAttachedResource")
        let unknown = try cloud.cloud.tag("DeleteTag", Self.tag("env", "live"))
        #expect(unknown.errorCode == "ResourceNotFound.TagNonExist")
    }

    @Test func `tags are listed by key and value, and accounts do not share them`() throws {
        let cloud = try TestCloud()
        for (key, value) in [("env", "live"), ("env", "test"), ("team", "shop")] {
            _ = try cloud.tag("CreateTag", Self.tag(key, value))
        }

        #expect(try cloud.tag("DescribeTags", ["TagKeys": ["env"]])["TotalCount"] == 2)
        #expect(try cloud.tag("DescribeTags", ["TagKey": "env", "TagValue": "test"])["TotalCount"] == 1)
        #expect(try cloud.tag("DescribeTagValues", ["TagKeys": ["env", "team"]])["TotalCount"] == 3)
        #expect(try cloud.tag("GetTags", ["TagKeys": ["team"]])["Tags"]?.array?.count == 1)
        #expect(try cloud.tag("GetTagKeys", ["Category": "System"])["TagKeys"] == [])
        #expect(try cloud.seen(from: "other").tag("DescribeTags")["TotalCount"] == 0)
    }
}
