import KubeObjects

/// Whether an object may have the load balancers that it names (reference 3.8).
struct HeldCheck {
    private let object: KubeObject
    private let key: ObjectKey
    private let cluster: ClusterFacts
    private let view: ClusterView

    init(_ object: KubeObject, _ key: ObjectKey, _ cluster: ClusterFacts, _ view: ClusterView) {
        self.object = object
        self.key = key
        self.cluster = cluster
        self.view = view
    }

    func check(
        _ present: [ObservedLoadBalancer],
        against desired: [DesiredLoadBalancer]
    ) throws(SyncFailure) {
        guard !desired.isEmpty else { return }
        for wanted in desired {
            guard case .existing(let id) = wanted.origin else { continue }
            let found = present.first { $0.id == id }
            guard let found, found.vpcId == cluster.vpcId else {
                throw failure(
                    "E4011",
                    "E4018",
                    "Loadbalancer \(id) is not found in \(cluster.vpcId) of \(cluster.region)."
                )
            }
            try checkExisting(found, wanted)
        }
        try checkAnnotated(present, Set(desired.compactMap(\.existingId)))
    }

    private func checkExisting(_ found: ObservedLoadBalancer, _ wanted: DesiredLoadBalancer) throws(SyncFailure) {
        guard found.tags[OwnershipTags.createdBy] != "yes" else {
            throw failure(
                "E4012",
                "E4019",
                "Can not use lb: created by TKE for \(owner(of: found))"
            )
        }
        if let other = found.tags[OwnershipTags.cluster], other != cluster.id {
            throw failure("E4013", "E4020", "Loadbalancer \(found.id) is used by cluster \(other).")
        }
        if let other = found.tags[OwnershipTags.ingress], key.kind == .service || other != object.uid {
            throw failure("E4016", "E4020", "Error lb: used by ingress: \(name(.ingress, other))")
        }
        guard found.isApplication else {
            throw failure(
                "E4005",
                "E4030",
                "This interface only support HTTP/HTTPS listener: \(found.id) is a classic one."
            )
        }
        if let refusal = wanted.refusal { throw refusal }
        guard mayHaveListeners(found) else {
            throw failure("E4014", "E4021", "exist lb: \(found.id) listener not empty")
        }
    }

    /// Such as `service: default/web`.
    private func owner(of found: ObservedLoadBalancer) -> String {
        if let uid = found.tags[OwnershipTags.ingress] { return "ingress: \(name(.ingress, uid))" }
        return "service: \(name(.service, found.tags[OwnershipTags.service] ?? ""))"
    }

    /// The object of that uid by its name; by the uid where this cluster has none.
    private func name(_ kind: WatchedKind, _ uid: String) -> String {
        view.all(kind).first { $0.uid == uid }?.path ?? uid
    }

    private func mayHaveListeners(_ found: ObservedLoadBalancer) -> Bool {
        switch key.kind {
        case .service:
            object.isOn(ServiceAnnotation.share) || found.listeners.allSatisfy { found.isOurs($0, of: object.uid) }
        // Whatever comes once it is ours may stay, unless it is in the way.
        case .ingress: found.listeners.isEmpty || found.tags[OwnershipTags.ingress] == object.uid
        }
    }

    /// The load balancer that the controller's own annotation names must be this object's: a copied manifest carries
    /// that of another (reference 8, row 14), and tags may have been taken off (row 17).
    private func checkAnnotated(_ present: [ObservedLoadBalancer], _ existing: Set<String>) throws(SyncFailure) {
        guard let id = object.annotation(key.kind.loadBalancerAnnotation), !existing.contains(id),
            let found = present.first(where: { $0.id == id }), found.tags[OwnershipTags.owner(key.kind)] != object.uid
        else { return }
        let isExisting = found.tags[OwnershipTags.createdBy] != "yes" && found.tags[OwnershipTags.cluster] == cluster.id
        if isExisting, key.kind == .service { return }
        if isReleased(found) { return }
        throw failure(
            "E4012",
            "E4017",
            "Loadbalancer \(id) of annotation \(key.kind.loadBalancerAnnotation) lacks the tag "
                + "\(OwnershipTags.owner(key.kind))=\(object.uid): it is another object's, or its tags were changed."
        )
    }

    /// Whether nothing of ours is left on a load balancer that the object had; who made it may still stand there.
    private func isReleased(_ found: ObservedLoadBalancer) -> Bool {
        let ours = [OwnershipTags.cluster, OwnershipTags.service, OwnershipTags.ingress]
        return ours.allSatisfy { found.tags[$0] == nil }
            && !found.listeners.contains { found.isOurs($0, of: object.uid) }
    }

    private func failure(_ service: String, _ ingress: String, _ text: String) -> SyncFailure {
        SyncFailure(key.kind == .service ? service : ingress, text)
    }
}
