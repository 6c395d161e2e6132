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
                CreateListener.self,
                CreateRule.self,
                DeleteListener.self,
                DeleteLoadBalancerListeners.self,
                DeleteRule.self,
                DeregisterTargets.self,
                DescribeListeners.self,
                DescribeTargetHealth.self,
                DescribeTargets.self,
                DescribeTaskStatus.self,
                ModifyDomain.self,
                ModifyDomainAttributes.self,
                ModifyListener.self,
                ModifyRule.self,
                ModifyTargetPort.self,
                ModifyTargetWeight.self,
                RegisterTargets.self,
            ],
            requestsPerSecond: { $0.clbRequestsPerSecond }
        )
    }
}
