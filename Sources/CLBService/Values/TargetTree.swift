import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// The listeners of a load balancer with their targets.
struct TargetTree {
    /// A rule, or a layer 4 listener in the place of its one rule.
    struct Leaf {
        var ruleId: RuleID
        var rule: Rule?
        var healthCheck: HealthCheck?
        var targets: [Target]
    }

    struct Branch {
        var listener: Listener
        var leaves: [Leaf]
    }

    let branches: [Branch]

    init<State: Snapshot>(of loadBalancer: LoadBalancer, listeners: ListenerFilter, in cloud: Cloud<State>) throws {
        let rules = Dictionary(grouping: try cloud.state.rules(of: loadBalancer.id), by: \.listenerId)
        let targets = Dictionary(grouping: try cloud.state.targets(of: loadBalancer.id), by: \.place)
        branches = try listeners.listeners(of: loadBalancer, in: cloud).map { listener in
            Branch(listener: listener, leaves: Self.leaves(listener, rules[listener.id] ?? [], targets))
        }
    }

    private static func leaves(
        _ listener: Listener,
        _ rules: [Rule],
        _ targets: [Target.Place: [Target]]
    ) -> [Leaf] {
        let hangingOn = { (ruleId: RuleID?) in targets[Target.Place(listenerId: listener.id, ruleId: ruleId)] ?? [] }
        guard listener.protocol.isLayer7 else {
            return [Leaf(ruleId: listener.ownRuleId, healthCheck: listener.healthCheck, targets: hangingOn(nil))]
        }
        return rules.map {
            Leaf(ruleId: $0.id, rule: $0, healthCheck: $0.healthCheck, targets: hangingOn($0.id))
        }
    }
}
