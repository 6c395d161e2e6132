import CloudWire

extension ObservedLoadBalancer {
    /// As it is after a step that neither made nor removed it.
    mutating func apply(_ step: PlanStep) {
        switch step {
        case .setTags(_, let tags): self.tags.merge(tags) { $1 }
        case .removeTags(_, let tags): for name in tags.keys { self.tags[name] = nil }
        case .modifyLoadBalancer(_, let members):
            passesToTarget = members["LoadBalancerPassToTarget"]?.bool ?? passesToTarget
            isDeletionProtected = members["DeleteProtect"]?.bool ?? isDeletionProtected
            let bandwidth = members["InternetChargeInfo"]?["InternetMaxBandwidthOut"]?.int
            bandwidthMbps = bandwidth.map(Int.init) ?? bandwidthMbps
        case .setSecurityGroups(_, let groups): securityGroups = groups
        case .addSnatAddresses(_, let subnets): snatSubnets = (snatSubnets + subnets).sorted()
        case .modifyListener(_, let listener, _): change(listener.id) { $0 = listener }
        case .modifyRule(_, let listener, let rule, _):
            change(listener.id) { known in
                for place in known.rules.indices where known.rules[place].id == rule.id { known.rules[place] = rule }
            }
        case .modifyDomain(_, let listener, let rule, _): change(listener.id) { $0.takeDomain(of: rule) }
        case .register(_, let bindings), .reweigh(_, let bindings):
            for binding in bindings { set(binding.weight, of: binding) }
        case .deregister(_, let bindings): for binding in bindings { set(nil, of: binding) }
        case .redirect(_, let new): redirects += new
        case .removeRedirects(_, let gone): redirects.removeAll { gone.contains($0) }
        case .deleteRules(_, let listener, let gone):
            change(listener.id) { known in known.rules.removeAll { rule in gone.contains { $0.id == rule.id } } }
        case .deleteListeners(_, let gone):
            listeners.removeAll { listener in gone.contains { $0.id == listener.id } }
        case .buy, .createListeners, .createRules, .deleteLoadBalancer: break
        }
    }

    private mutating func change(_ listener: String, _ body: (inout ObservedListener) -> Void) {
        guard let place = listeners.firstIndex(where: { $0.id == listener }) else { return }
        body(&listeners[place])
    }

    private mutating func set(_ weight: Int?, of binding: PlanStep.Binding) {
        change(binding.listenerId) { listener in
            guard let rule = binding.ruleId else {
                listener.targets[binding.target] = weight
                return
            }
            guard let place = listener.rules.firstIndex(where: { $0.id == rule }) else { return }
            listener.rules[place].targets[binding.target] = weight
        }
    }
}

extension ObservedListener {
    /// Gives all rules of a domain what one of them now has in common with the others.
    fileprivate mutating func takeDomain(of changed: ObservedRule) {
        for place in rules.indices {
            if rules[place].key.domain == changed.key.domain {
                rules[place].certificate = changed.certificate
                rules[place].http2 = changed.http2
                rules[place].isDefaultServer = changed.isDefaultServer
            } else if changed.isDefaultServer {
                rules[place].isDefaultServer = false
            }
        }
    }
}
