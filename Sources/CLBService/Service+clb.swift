package import CloudAPI

extension Service {
    /// The CLB service, 2018-03-17.
    package static func clb() throws -> Service {
        Service(
            description: try Description.load(service: "clb", version: "2018-03-17"),
            actions: [
                CreateClsLogSet.self,
                CreateLoadBalancer.self,
                CreateTopic.self,
                DeleteLoadBalancer.self,
                DescribeClsLogSet.self,
                DescribeLoadBalancers.self,
                DescribeQuota.self,
                DescribeTaskStatus.self,
                ModifyLoadBalancerAttributes.self,
                SetLoadBalancerClsLog.self,
                SetLoadBalancerSecurityGroups.self,
                SetSecurityGroupForLoadbalancers.self,
            ],
            requestsPerSecond: { $0.clbRequestsPerSecond }
        )
    }
}
