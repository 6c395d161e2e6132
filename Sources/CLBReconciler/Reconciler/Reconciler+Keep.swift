import KubeObjects

/// What annotations cannot change once a load balancer is there (reference 2.2).
extension Reconciler {
    /// What is wanted, on the load balancer that an Ingress has already.
    func kept(_ desired: [DesiredLoadBalancer], of object: KubeObject, _ key: ObjectKey) -> [DesiredLoadBalancer] {
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
