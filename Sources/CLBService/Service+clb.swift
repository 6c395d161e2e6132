package import CloudAPI

extension Service {
    /// The CLB service, 2018-03-17.
    package static func clb() throws -> Service {
        Service(
            description: try Description.load(service: "clb", version: "2018-03-17"),
            actions: [
                AutoRewrite.self,
                BatchDeregisterTargets.self,
                BatchModifyTargetWeight.self,
                BatchRegisterTargets.self,
                CreateClsLogSet.self,
                CreateListener.self,
                CreateLoadBalancer.self,
                CreateLoadBalancerSnatIps.self,
                CreateRule.self,
                CreateTopic.self,
                DeleteListener.self,
                DeleteLoadBalancer.self,
                DeleteLoadBalancerListeners.self,
                DeleteLoadBalancerSnatIps.self,
                DeleteRewrite.self,
                DeleteRule.self,
                DeregisterTargets.self,
                DescribeClsLogSet.self,
                DescribeLBOperateProtect.self,
                DescribeListeners.self,
                DescribeLoadBalancerListByCertId.self,
                DescribeLoadBalancers.self,
                DescribeLoadBalancersDetail.self,
                DescribeQuota.self,
                DescribeRewrite.self,
                DescribeTargetHealth.self,
                DescribeTargets.self,
                DescribeTaskStatus.self,
                ManualRewrite.self,
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
