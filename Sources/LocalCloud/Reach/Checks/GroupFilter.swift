import CloudModel

/// What security groups say to one kind of traffic: groups and rules in their order, the first that fits decides, and
/// what none fits is dropped.
struct GroupFilter {
    var caller: ReachCaller
    var traffic: SecurityGroupPolicy.Traffic
    var port: Int

    struct Verdict: Hashable {
        var admits: Bool
        /// Which rule decided.
        var text: String
    }

    func verdict(of groups: [ReachedGroup]) -> Verdict {
        let wanted = "\(traffic.rawValue.uppercased()) \(port) from \(caller.block)"
        for group in groups {
            guard let place = group.policies.firstIndex(where: fits) else { continue }
            let admits = group.policies[place].verdict == .accept
            return Verdict(
                admits: admits,
                text: "rule \(place) of \(group.id) \(admits ? "lets" : "drops") \(wanted)\(admits ? " in" : "")"
            )
        }
        let names = groups.map(\.id.rawValue).joined(separator: ", ")
        return Verdict(
            admits: false,
            text: groups.isEmpty ? "its security groups do not exist" : "no rule of \(names) lets \(wanted) in"
        )
    }

    private func fits(_ policy: SecurityGroupPolicy) -> Bool {
        (policy.traffic == .all || policy.traffic == traffic) && covers(policy.port) && speaksOfCaller(policy.peer)
    }

    /// `ALL`, `80`, `80,443` or `8000-8010`.
    private func covers(_ ports: String) -> Bool {
        ports.uppercased() == "ALL"
            || ports.split(separator: ",").contains { part in
                let ends = part.split(separator: "-").compactMap { Int($0) }
                guard let first = ends.first, let last = ends.last, first <= last else { return false }
                return (first...last).contains(port)
            }
    }

    /// Whether the rule speaks of all addresses that the caller may have.
    private func speaksOfCaller(_ peer: SecurityGroupPolicy.Peer) -> Bool {
        switch peer {
        case .cidr(let text): CIDR(covering: text)?.contains(caller.block) ?? false
        case .ipv6CIDR: false
        case .securityGroup(let id): caller.securityGroups.contains(id)
        }
    }
}
