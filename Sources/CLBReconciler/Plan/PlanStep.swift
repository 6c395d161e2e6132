import CloudWire

/// One call that brings the cloud closer to what is wanted.
enum PlanStep: Hashable, Sendable {
    case buy(DesiredLoadBalancer)
    case setTags(on: String, [String: String])
    case removeTags(on: String, [String: String])
    case modifyLoadBalancer(String, JSONObject)
    case setSecurityGroups(of: String, [String])
    case addSnatAddresses(to: String, subnets: [String])
    /// Of one protocol and with equal settings.
    case createListeners(on: String, [DesiredListener])
    case modifyListener(on: String, ObservedListener, JSONObject)
    case createRules(on: String, ObservedListener, [DesiredRule])
    case modifyRule(on: String, ObservedListener, ObservedRule, JSONObject)
    /// What a domain's rules have in common.
    case modifyDomain(on: String, ObservedListener, ObservedRule, JSONObject)
    case register(on: String, [Binding])
    case reweigh(on: String, [Binding])
    case deregister(on: String, [Binding])
    /// From one listener to one other.
    case redirect(on: String, [ObservedRedirect])
    case removeRedirects(on: String, [ObservedRedirect])
    case deleteRules(on: String, ObservedListener, [ObservedRule])
    case deleteListeners(on: String, [ObservedListener])
    case deleteLoadBalancer(String)

    /// A target's place and weight.
    struct Binding: Hashable, Sendable, Comparable {
        var listener: ListenerKey
        var listenerId: String
        /// Nil on layer 4.
        var ruleId: String?
        var target: TargetKey
        var weight: Int

        static func < (left: Binding, right: Binding) -> Bool {
            (left.listener, left.ruleId ?? "", left.target) < (right.listener, right.ruleId ?? "", right.target)
        }
    }

    /// Which load balancer it is about; nil for one that is yet to be bought.
    var loadBalancerId: String? {
        switch self {
        case .buy: nil
        case .setTags(let id, _), .removeTags(let id, _), .modifyLoadBalancer(let id, _),
            .setSecurityGroups(let id, _), .addSnatAddresses(let id, _), .createListeners(let id, _),
            .modifyListener(let id, _, _), .createRules(let id, _, _), .modifyRule(let id, _, _, _),
            .modifyDomain(let id, _, _, _), .register(let id, _), .reweigh(let id, _), .deregister(let id, _),
            .redirect(let id, _), .removeRedirects(let id, _), .deleteRules(let id, _, _),
            .deleteListeners(let id, _), .deleteLoadBalancer(let id):
            id
        }
    }
}
