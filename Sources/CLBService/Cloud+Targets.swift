import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Binds targets to places, and finds those that are bound.
extension Cloud where State == Transaction {
    /// The targets to bind, once it is sure that all of them can be; nothing is bound yet.
    ///
    /// They must be all that the request names for the place, or else the quota would not hold for the whole.
    /// One action and its batch form say differently that an address cannot be a server's.
    func newTargets(
        _ named: [NamedTarget],
        at place: Target.Place,
        of loadBalancer: LoadBalancer,
        refusal: (UnusableAddress) -> APIError
    ) throws -> [Target] {
        guard try state.targetCount(at: place) + named.count <= settings.targetQuota else {
            throw APIError.quotaReached("targets", limit: settings.targetQuota)
        }
        if let address = try unusableAddress(of: named, behind: loadBalancer) { throw refusal(address) }
        var seen: Set<NamedTarget.Key> = []
        return try named.map { named in
            let isBound = try state.target(named.key.endpoint, port: named.key.port, at: place) != nil
            guard !isBound, seen.insert(named.key).inserted else { throw APIError.targetBound(named.key) }
            return Target(
                place: place,
                endpoint: named.key.endpoint,
                port: named.key.port,
                weight: named.weight ?? Target.defaultWeight,
                tag: named.tag,
                registeredAt: now,
                number: Int64(try state.nextNumber())
            )
        }
    }

    /// The targets of those names; one that is not bound is the bare `InvalidParameter` clients know (reference 3.6).
    func boundTargets(_ named: [NamedTarget], at place: Target.Place) throws -> [(name: NamedTarget, target: Target)] {
        try named.map { named in
            guard let target = try state.target(named.key.endpoint, port: named.key.port, at: place) else {
                throw APIError.targetNotBound(named.key)
            }
            return (named, target)
        }
    }

    /// Gives bound targets their weights: each its own, or else the common one.
    func setWeights(of named: [NamedTarget], at place: Target.Place, otherwise common: Int?) throws {
        let common = try common.map { try TargetRules.weight($0, "Weight") }
        for (name, target) in try boundTargets(named, at: place) {
            guard let weight = name.weight ?? common else { throw APIError.missingParameter("Weight") }
            var changed = target
            changed.weight = weight
            try state.update(changed)
        }
    }
}
