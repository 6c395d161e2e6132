import CloudModel

/// The rules of a security group by direction, in order of precedence.
struct PolicySetShape: Encodable {
    /// How many rules there are of each kind; a rule whose peer is a group counts as IPv4 (inferred).
    struct Statistics: Encodable {
        var ingressIPv4TotalCount: Int
        var ingressIPv6TotalCount: Int
        var egressIPv4TotalCount: Int
        var egressIPv6TotalCount: Int

        init(ingress: [SecurityGroupPolicy], egress: [SecurityGroupPolicy]) {
            ingressIPv6TotalCount = ingress.count(where: \.isIPv6)
            ingressIPv4TotalCount = ingress.count - ingressIPv6TotalCount
            egressIPv6TotalCount = egress.count(where: \.isIPv6)
            egressIPv4TotalCount = egress.count - egressIPv6TotalCount
        }
    }

    var version: String
    var egress: [PolicyShape]
    var ingress: [PolicyShape]
    var policyStatistics: Statistics
}

extension SecurityGroupPolicy {
    fileprivate var isIPv6: Bool {
        guard case .ipv6CIDR = peer else { return false }
        return true
    }
}
