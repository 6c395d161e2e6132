package import CloudAPI

extension Service {
    /// The CLB service, 2018-03-17.
    package static func clb() throws -> Service {
        Service(
            description: try Description.load(service: "clb", version: "2018-03-17"),
            actions: [
                BatchDeregisterTargets.self,
                BatchModifyTargetWeight.self,
                BatchRegisterTargets.self,
                CreateClsLogSet.self,
                CreateListener.self,
                CreateLoadBalancer.self,
                CreateRule.self,
                CreateTopic.self,
                DeleteListener.self,
                DeleteLoadBalancer.self,
                DeleteLoadBalancerListeners.self,
                DeleteRule.self,
                DeregisterTargets.self,
                DescribeClsLogSet.self,
                DescribeListeners.self,
                DescribeLoadBalancerListByCertId.self,
                DescribeLoadBalancers.self,
                DescribeQuota.self,
                DescribeTargetHealth.self,
                DescribeTargets.self,
                DescribeTaskStatus.self,
                ModifyDomain.self,
                ModifyDomainAttributes.self,
                ModifyListener.self,
                ModifyLoadBalancerAttributes.self,
                ModifyRule.self,
                ModifyTargetPort.self,
                ModifyTargetWeight.self,
                RegisterTargets.self,
                ReplaceCertForLoadBalancers.self,
                SetLoadBalancerClsLog.self,
                SetLoadBalancerSecurityGroups.self,
                SetSecurityGroupForLoadbalancers.self,
            ],
            requestsPerSecond: { $0.clbRequestsPerSecond }
        )
    }
}
