import CloudWire

/// What of a load balancer as a whole is to change (reference 2.1, 2.3).
struct WholeChange {
    private(set) var steps: [PlanStep] = []

    init(_ desired: DesiredLoadBalancer, _ observed: ObservedLoadBalancer) {
        let members = Self.attributes(desired, observed)
        if !members.members.isEmpty { steps.append(.modifyLoadBalancer(observed.id, members)) }
        if let groups = desired.securityGroups, groups != observed.securityGroups {
            steps.append(.setSecurityGroups(of: observed.id, groups))
        }
        var missingSubnets = desired.snatSubnets ?? []
        for subnet in observed.snatSubnets {
            if let place = missingSubnets.firstIndex(of: subnet) { missingSubnets.remove(at: place) }
        }
        if !missingSubnets.isEmpty { steps.append(.addSnatAddresses(to: observed.id, subnets: missingSubnets)) }
    }

    /// The members of a ModifyLoadBalancerAttributes.
    private static func attributes(_ desired: DesiredLoadBalancer, _ observed: ObservedLoadBalancer) -> JSONObject {
        var members = JSONObject()
        if let wanted = desired.passesToTarget, wanted != observed.passesToTarget {
            members["LoadBalancerPassToTarget"] = .bool(wanted)
        }
        if let wanted = desired.isDeletionProtected, wanted != observed.isDeletionProtected {
            members["DeleteProtect"] = .bool(wanted)
        }
        // Only what has an address of the Internet pays for its bandwidth.
        if let wanted = desired.bandwidthMbps, !observed.isInternal, wanted != observed.bandwidthMbps {
            members["InternetChargeInfo"] = ["InternetMaxBandwidthOut": .int(Int64(wanted))]
        }
        return members
    }
}
