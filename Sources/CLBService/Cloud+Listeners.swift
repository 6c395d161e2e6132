import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Finds listeners, rules and the places of targets.
extension Cloud {
    func listener(_ id: ListenerID, of loadBalancer: LoadBalancer) throws -> Listener {
        guard let listener = try state.listener(id, of: loadBalancer.id) else { throw APIError.notFound(id) }
        return listener
    }

    /// The listener, where it can have rules.
    func layer7Listener(_ id: ListenerID, of loadBalancer: LoadBalancer) throws -> Listener {
        let listener = try listener(id, of: loadBalancer)
        guard listener.protocol.isLayer7 else { throw APIError.layer7Only }
        return listener
    }

    func rule(_ id: RuleID, of listener: Listener) throws -> Rule {
        guard let rule = try state.rule(id, of: listener.id) else { throw APIError.notFound(id) }
        return rule
    }

    /// The rules that have the domain among their own; never empty.
    func rules(domain: String, of listener: Listener) throws -> [Rule] {
        let rules = try state.rules(domain: domain, of: listener.id)
        guard !rules.isEmpty else { throw APIError.domainNotFound(domain) }
        return rules
    }

    /// Where targets hang: the listener itself on layer 4, one of its rules on layer 7, by id before domain and path.
    func place(
        on listener: Listener,
        ruleId: RuleID?,
        domain: String? = nil,
        url: String? = nil
    ) throws -> Target.Place {
        let ruleId = ruleId?.nonEmpty
        guard listener.protocol.isLayer7 else {
            if let ruleId, ruleId != listener.ownRuleId { throw APIError.notFound(ruleId) }
            return Target.Place(listenerId: listener.id, ruleId: nil)
        }
        if let ruleId { return Target.Place(listenerId: listener.id, ruleId: try rule(ruleId, of: listener).id) }
        guard let domain, let url else { throw APIError.missingParameter("LocationId") }
        guard let rule = try state.rule(domain: domain, url: url, of: listener.id) else {
            throw APIError(.ruleNotFound, "Location with domain \(domain) and url \(url) not found.")
        }
        return Target.Place(listenerId: listener.id, ruleId: rule.id)
    }
}
