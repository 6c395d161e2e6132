/// The actions that the reconciler calls.
extension CloudAction {
    static func clb(_ name: String) -> CloudAction { CloudAction(service: "clb", version: "2018-03-17", name: name) }
    static func tag(_ name: String) -> CloudAction { CloudAction(service: "tag", version: "2018-08-13", name: name) }
    static func vpc(_ name: String) -> CloudAction { CloudAction(service: "vpc", version: "2017-03-12", name: name) }

    static let describeLoadBalancers = clb("DescribeLoadBalancers")
    static let describeLoadBalancersDetail = clb("DescribeLoadBalancersDetail")
    static let describeListeners = clb("DescribeListeners")
    static let describeTargets = clb("DescribeTargets")
    static let describeTargetHealth = clb("DescribeTargetHealth")
    static let describeTaskStatus = clb("DescribeTaskStatus")
    static let createLoadBalancer = clb("CreateLoadBalancer")
}
