package import CloudAPI

extension Service {
    /// The tag service, 2018-08-13: one view of the tags that all services keep.
    package static func tag() throws -> Service {
        Service(
            description: try Description.load(service: "tag", version: "2018-08-13"),
            actions: [
                AddResourceTag.self,
                CreateTag.self,
                DeleteResourceTag.self,
                DeleteTag.self,
                DescribeResourceTags.self,
                DescribeResourceTagsByResourceIds.self,
                DescribeResourceTagsByTagKeys.self,
                DescribeResourcesByTags.self,
                DescribeTagKeys.self,
                DescribeTagValues.self,
                DescribeTags.self,
                GetResources.self,
                GetTagKeys.self,
                GetTagValues.self,
                GetTags.self,
                ModifyResourceTags.self,
                TagResources.self,
                UnTagResources.self,
                UpdateResourceTagValue.self,
            ],
            requestsPerSecond: { $0.tagRequestsPerSecond }
        )
    }
}
