import CloudWire

extension PlanStep: CustomStringConvertible {
    /// One line for people.
    var description: String {
        switch self {
        case .buy(let desired): "create \(Self.text(desired))"
        case .setTags(let id, let tags): "tag \(id) with \(Self.text(tags))"
        case .removeTags(let id, let tags): "take the tags \(Self.text(tags)) off \(id)"
        case .modifyLoadBalancer(let id, let members): "set \(Self.names(members)) of \(id)"
        case .setSecurityGroups(let id, let groups):
            groups.isEmpty ? "take all security groups off \(id)" : "bind \(groups.joined(separator: ", ")) to \(id)"
        case .addSnatAddresses(let id, let subnets): "add SNAT addresses of \(subnets.joined(separator: ", ")) to \(id)"
        case .createListeners(let id, let listeners):
            "create listener \(listeners.map { "\($0.key)" }.joined(separator: ", ")) on \(id)"
        case .modifyListener(let id, let listener, let members):
            "set \(Self.names(members)) of listener \(listener.key) on \(id)"
        case .createRules(let id, let listener, let rules):
            "create rule \(rules.map { "\($0.key)" }.joined(separator: ", ")) on \(listener.key) of \(id)"
        case .modifyRule(let id, let listener, let rule, let members),
            .modifyDomain(let id, let listener, let rule, let members):
            "set \(Self.names(members)) of rule \(rule.key) on \(listener.key) of \(id)"
        case .register(let id, let bindings): "register \(Self.text(bindings)) on \(id)"
        case .reweigh(let id, let bindings): "weigh \(Self.text(bindings)) on \(id)"
        case .deregister(let id, let bindings): "deregister \(Self.text(bindings)) on \(id)"
        case .redirect(let id, let redirects):
            "redirect " + redirects.map { "\($0.fromRule) to \($0.toRule)" }.joined(separator: ", ") + " on \(id)"
        case .removeRedirects(let id, let all): "remove \(all.count) redirects on \(id)"
        case .deleteRules(let id, let listener, let rules):
            "delete rule \(rules.map { "\($0.key)" }.joined(separator: ", ")) on \(listener.key) of \(id)"
        case .deleteListeners(let id, let listeners):
            "delete listener \(listeners.map { "\($0.key)" }.joined(separator: ", ")) on \(id)"
        case .deleteLoadBalancer(let id): "delete \(id)"
        }
    }

    private static func text(_ desired: DesiredLoadBalancer) -> String {
        switch desired.origin {
        case .existing(let id): "nothing: \(id) is the user's"
        case .bought(let purchase):
            "load balancer \(purchase.name), "
                + (purchase.internalSubnetId.map { "internal in \($0)" } ?? "public in \(purchase.vpcId)")
        }
    }

    private static func text(_ tags: [String: String]) -> String {
        tags.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ", ")
    }

    private static func names(_ members: JSONObject) -> String {
        members.members.map(\.name).filter { !["ListenerId", "LocationId", "Domain"].contains($0) }
            .joined(separator: ", ")
    }

    /// All of them where they are few, how many otherwise.
    private static func text(_ bindings: [Binding]) -> String {
        guard bindings.count <= 4 else { return "\(bindings.count) targets" }
        return bindings.sorted().map { "\($0.target) (weight \($0.weight)) behind \($0.listener)" }
            .joined(separator: ", ")
    }
}
