import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Keeps what the rules of one domain share, and the one default domain of a listener (reference 3.4).
extension Cloud where State == Transaction {
    /// Gives all those rules other domains, which no other rule of the listener may have.
    func rename(_ rules: inout [Rule], by change: DomainChange, on listener: inout Listener) throws {
        let renamed = Set(rules.map(\.id))
        let listenerId = listener.id
        let isTheirs = { (domain: String) in
            try self.state.rules(domain: domain, of: listenerId).allSatisfy { renamed.contains($0.id) }
        }
        for domain in change.added where try !isTheirs(domain) { throw APIError.domainTaken(domain) }
        // Where other rules keep the default domain, it is still there to be the default.
        if let standard = listener.defaultDomain, try isTheirs(standard) {
            listener.defaultDomain = change.successor(of: standard)
        }
        for index in rules.indices { rules[index].domains = try change.applied(to: rules[index].domains) }
    }

    /// Sees to it that a listener with rules has a default domain: the one wished for, the old one, or the oldest.
    func settleDefaultDomain(of listener: Listener, wish: String? = nil) throws {
        var listener = listener
        let rules = try state.rules(of: listener.id)
        let has = { (domain: String) in rules.contains { $0.domains.contains(domain) } }
        if let wish {
            guard has(wish) else { throw APIError.domainNotFound(wish) }
            listener.defaultDomain = wish
        } else if listener.defaultDomain.map(has) != true {
            listener.defaultDomain = rules.first?.domains.first
        }
        try state.update(listener)
    }
}
