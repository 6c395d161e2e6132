import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Keeps redirects one step long, and what they point to in being (reference 3.5).
extension Cloud {
    /// The listener as an end of redirects.
    func rewriteListener(_ id: ListenerID, of loadBalancer: LoadBalancer) throws -> Listener {
        let listener = try listener(id, of: loadBalancer)
        guard listener.protocol.isLayer7 else { throw APIError.protocolNotForRewrites(listener) }
        return listener
    }

    /// Whether a rule can redirect to another: neither end may make a chain of it, and the source has no other.
    func confirmRewritable(from source: RuleID, to target: RuleID) throws {
        guard try state.rewrite(from: source) == nil else { throw APIError.rewriteExists(source) }
        guard try state.rewrite(from: target) == nil else { throw APIError.rewriteExists(target) }
        guard try !state.hasRewrites(to: source) else { throw APIError.rewriteExists(source) }
    }

    /// A listener that others redirect to stays.
    func confirmNoRewrites(toOther listener: Listener) throws {
        guard try !state.hasRewrites(toOther: listener.id) else { throw APIError.rewritesPointHere }
    }

    /// Rules that others redirect to stay, unless those go with them.
    func confirmNoRewrites(to rules: [Rule], of listener: Listener) throws {
        let doomed = Set(rules.map(\.id))
        let rewrites = try state.rewrites(of: listener.loadBalancerId).values
        let kept = rewrites.filter { doomed.contains($0.targetRuleId) && !doomed.contains($0.sourceRuleId) }
        guard kept.isEmpty else { throw APIError.rewritesPointHere }
    }
}
