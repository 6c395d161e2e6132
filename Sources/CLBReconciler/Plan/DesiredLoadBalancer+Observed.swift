/// What is wanted, in view of what is there and cannot or shall not be undone.
extension DesiredLoadBalancer {
    /// With the VIP in place of the domain that nobody named (reference 4.1).
    func naming(_ observed: ObservedLoadBalancer) -> DesiredLoadBalancer {
        guard listeners.contains(where: { $0.rules.contains { $0.key.domain == RuleKey.vip } }) else { return self }
        func named(_ key: RuleKey) -> RuleKey {
            key.domain == RuleKey.vip ? RuleKey(domain: observed.address, url: key.url) : key
        }
        var desired = self
        for listener in desired.listeners.indices {
            for rule in desired.listeners[listener].rules.indices {
                desired.listeners[listener].rules[rule].key = named(desired.listeners[listener].rules[rule].key)
            }
        }
        desired.redirects = Set(
            redirects.map {
                var redirect = $0
                redirect.fromRule = named($0.fromRule)
                redirect.toRule = named($0.toRule)
                return redirect
            }
        )
        return desired
    }

    /// With the certificates on the rules of listeners that have SNI on, which stays on for good (reference 4.1).
    func keepingSNI(of observed: ObservedLoadBalancer) -> DesiredLoadBalancer {
        var desired = self
        for place in listeners.indices where listeners[place].key.protocol == "HTTPS" && !listeners[place].usesSNI {
            let wanted = listeners[place]
            guard observed.listeners.contains(where: { $0.key == wanted.key && $0.usesSNI }) else { continue }
            desired.listeners[place].certificate = nil
            desired.listeners[place].usesSNI = true
            desired.listeners[place].problem = nil
            for rule in wanted.rules.indices {
                desired.listeners[place].rules[rule].certificate = wanted.certificate
                desired.listeners[place].rules[rule].problem = wanted.problem
            }
        }
        return desired
    }

    /// With the rules that redirect, where redirects are the user's (reference 2.2, 3.10).
    func keepingRedirects(of observed: ObservedLoadBalancer, for owner: Plan.Owner) -> DesiredLoadBalancer {
        guard !managesRedirects, !observed.redirects.isEmpty else { return self }
        var desired = self
        let sources = Set(observed.redirects.map(\.fromRule))
        for listener in observed.listeners where observed.isOurs(listener, of: owner.uid) {
            for rule in listener.rules where sources.contains(rule.id) { desired.keep(rule, on: listener) }
        }
        return desired
    }

    private mutating func keep(_ rule: ObservedRule, on listener: ObservedListener) {
        guard !claimedByOthers.contains(listener.key) else { return }
        let place = listeners.firstIndex { $0.key == listener.key } ?? listeners.count
        if place == listeners.count {
            var kept = DesiredListener(key: listener.key)
            kept.usesSNI = listener.usesSNI
            listeners.append(kept)
        }
        guard !listeners[place].rules.contains(where: { $0.key == rule.key }) else { return }
        var kept = DesiredRule(key: rule.key)
        kept.targets = rule.targets
        listeners[place].rules.append(kept)
    }
}
