import CloudWire
import TestSupport
import Testing

/// Tags of resources are changed here and shown by the services the resources belong to (IaC contract 4).
struct AttachTests {
    private static let tag = TaggedNetwork.tag

    @Test func `tags are added, changed and removed in one call, and the load balancer shows them`() throws {
        let cloud = try TaggedNetwork(tags: [Self.tag("env", "test"), Self.tag("team", "shop")])

        let response = try cloud.modify(replace: [Self.tag("env", "live"), Self.tag("tier", "web")], delete: ["team"])

        #expect(response.errorCode == nil)
        #expect(try cloud.shownTags() == [Self.tag("env", "live"), Self.tag("tier", "web")])
    }

    @Test func `load balancers are found by the tags they were given`() throws {
        let cloud = try TaggedNetwork()
        _ = try cloud.network.createLoadBalancer()
        _ = try cloud.modify(replace: [Self.tag("env", "live")])

        for filter in [["Name": "tag:env", "Values": ["live"]], ["Name": "tag-key", "Values": ["env"]]] as [JSON] {
            let found = try cloud.cloud.clb("DescribeLoadBalancers", ["Filters": [filter]])
            #expect(found["TotalCount"] == 1)
            #expect(found["LoadBalancerSet"]?[0]?["LoadBalancerId"] == cloud.loadBalancer)
        }
    }

    @Test func `networks and security groups show their tags`() throws {
        let cloud = try TaggedNetwork()
        let group = try cloud.cloud.vpc("CreateSecurityGroup", ["GroupName": "web", "GroupDescription": ""])
        let groupId = try #require(group["SecurityGroup"]?["SecurityGroupId"])
        let names = [
            cloud.name("vpc", "vpc", cloud.network.vpcId), cloud.name("vpc", "subnet", cloud.network.subnetId),
            cloud.name("cvm", "sg", groupId),
        ]

        let tags: JSON = [Self.tag("env", "live")]
        let response = try cloud.cloud.tag("TagResources", ["ResourceList": .array(names), "Tags": tags])

        let shown: JSON = [["Key": "env", "Value": "live"]]
        #expect(response["FailedResources"] == [])
        #expect(
            try cloud.cloud.vpc("DescribeVpcs", ["VpcIds": [cloud.network.vpcId]])["VpcSet"]?[0]?["TagSet"] == shown
        )
        #expect(try cloud.network.subnet()["TagSet"] == shown)
        let groups = try cloud.cloud.vpc("DescribeSecurityGroups", ["SecurityGroupIds": [groupId]])
        #expect(groups["SecurityGroupSet"]?[0]?["TagSet"] == shown)
    }

    @Test func `of several resources those that fail are told and the others tagged`() throws {
        let cloud = try TaggedNetwork()
        let stranger = cloud.name("clb", "clb", "lb-00000000")
        let request: JSON = [
            "ResourceList": [stranger, cloud.loadBalancerName], "Tags": [Self.tag("env", "live")],
        ]

        let failed = try cloud.cloud.tag("TagResources", request)["FailedResources"]?.array ?? []

        #expect(failed.map { $0["Resource"] } == [stranger])
        #expect(failed.first?["Code"] == "InvalidParameterValue.ResourceIdInvalid")
        #expect(try cloud.shownTags() == [Self.tag("env", "live")])
    }

    @Test func `keys are taken from several resources`() throws {
        let cloud = try TaggedNetwork(tags: [Self.tag("env", "test"), Self.tag("team", "shop")])
        let request: JSON = ["ResourceList": [cloud.loadBalancerName], "TagKeys": ["env", "unknown"]]

        #expect(try cloud.cloud.tag("UnTagResources", request)["FailedResources"] == [])
        #expect(try cloud.shownTags() == [Self.tag("team", "shop")])
    }

    @Test func `a tag is added once, then changed, then removed once`() throws {
        let cloud = try TaggedNetwork()
        let resource = cloud.loadBalancerName
        let add: JSON = ["TagKey": "env", "TagValue": "test", "Resource": resource]
        let change: JSON = ["TagKey": "env", "TagValue": "live", "Resource": resource]
        let remove: JSON = ["TagKey": "env", "Resource": resource]

        #expect(
            try cloud.cloud.tag("UpdateResourceTagValue", change).errorCode == "ResourceNotFound.AttachedTagKeyNotFound"
        )
        #expect(try cloud.cloud.tag("AddResourceTag", add).errorCode == nil)
        #expect(try cloud.cloud.tag("AddResourceTag", add).errorCode == "ResourceInUse.TagKeyAttached")
        #expect(try cloud.cloud.tag("UpdateResourceTagValue", change).errorCode == nil)
        #expect(try cloud.shownTags() == [Self.tag("env", "live")])
        #expect(try cloud.cloud.tag("DeleteResourceTag", remove).errorCode == nil)
        #expect(try cloud.shownTags() == [])
        #expect(
            try cloud.cloud.tag("DeleteResourceTag", remove).errorCode == "ResourceNotFound.AttachedTagKeyNotFound"
        )
    }

    @Test func `a resource has 50 tags at most`() throws {
        let cloud = try TaggedNetwork()
        for batch in 0..<5 {
            let tags = (0..<10).map { Self.tag("key\(batch * 10 + $0)", "") }
            #expect(try cloud.modify(replace: tags).errorCode == nil)
        }

        #expect(try cloud.modify(replace: [Self.tag("more", "")]).errorCode == "LimitExceeded.ResourceAttachedTags")
        #expect(try cloud.modify(replace: [Self.tag("key7", "changed")]).errorCode == nil)
        #expect(try cloud.shownTags().count == 50)
    }
}
