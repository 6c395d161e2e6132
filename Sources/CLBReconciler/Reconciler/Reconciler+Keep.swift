import KubeObjects

/// What cannot be changed, or would not let itself be changed, once it is there.
extension Reconciler {
    /// What is wanted of what an object has already.
    func kept(_ desired: [DesiredLoadBalancer], of object: KubeObject, _ key: ObjectKey) -> [DesiredLoadBalancer] {
        let refused = records[key]?.refusedCertificates ?? [:]
        let desired = onHeld(desired, of: object, key)
        return refused.isEmpty ? desired : desired.map { $0.without(refused) }
    }

    /// Notes a certificate that a listener or a domain with another one would not take: it keeps that, and the rest goes
    /// on (reference 5.1).
    func isRefusal(_ failure: SyncFailure, of step: PlanStep, _ key: ObjectKey) -> Bool {
        guard failure.code == "E4012", key.kind == .ingress else { return false }
        switch step {
        case .modifyListener(_, let listener, _):
            guard let id = listener.certificate?.id else { return false }
            records[key]?.refusedCertificates[id] = failure
        case .modifyDomain(_, _, let rule, _):
            guard let id = rule.certificate?.id else { return false }
            records[key]?.refusedCertificates[id] = failure
        default: return false
        }
        return true
    }

    /// What is wanted, on the load balancer that an Ingress began with (reference 2.2).
    private func onHeld(
        _ desired: [DesiredLoadBalancer],
        of object: KubeObject,
        _ key: ObjectKey
    ) -> [DesiredLoadBalancer] {
        guard key.kind == .ingress, policy.ingressesKeepLoadBalancers, var wanted = desired.first,
            let held = known.ids(ownedBy: object.uid).sorted().compactMap({ known[$0] }).first
        else { return desired }
        guard held.tags[OwnershipTags.createdBy] == "yes" else {
            wanted.origin = .existing(held.id)
            wanted.tags = [OwnershipTags.cluster: cluster.id, OwnershipTags.ingress: object.uid]
            return [wanted]
        }
        var purchase = Purchase(vpcId: cluster.vpcId, name: held.name)
        if case .bought(let said) = wanted.origin { purchase = said }
        purchase.internalSubnetId = held.isInternal ? held.subnetId : nil
        wanted.origin = .bought(purchase)
        wanted.tags = held.tags.filter { $0.key.hasPrefix("tke-") }
        return [wanted]
    }
}

extension DesiredLoadBalancer {
    /// With a problem in place of each certificate that was refused.
    fileprivate func without(_ refused: [String: SyncFailure]) -> DesiredLoadBalancer {
        var desired = self
        for place in listeners.indices {
            if let failure = listeners[place].certificate.flatMap({ refused[$0.id] }) {
                desired.listeners[place].certificate = nil
                desired.listeners[place].problem = failure
            }
            for rule in listeners[place].rules.indices {
                guard let failure = listeners[place].rules[rule].certificate.flatMap({ refused[$0.id] }) else {
                    continue
                }
                desired.listeners[place].rules[rule].certificate = nil
                desired.listeners[place].rules[rule].problem = failure
            }
        }
        return desired
    }
}
