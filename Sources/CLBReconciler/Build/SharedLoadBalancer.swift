import KubeObjects

/// The user's own load balancer as one Service wants it, beside others that may share it (reference 3.8, 3.9).
struct SharedLoadBalancer {
    let id: String
    let service: KubeObject
    let around: Surroundings

    /// - Throws: E4016 where it is another's and not everybody shares, E4014 where another one's port is wanted.
    func desired() throws(SyncFailure) -> DesiredLoadBalancer {
        try checkPlace()
        // Who is refused has no listener to spare.
        let served = others().filter {
            (try? SharedLoadBalancer(id: id, service: $0, around: around).checkPlace()) != nil
        }
        return DesiredLoadBalancer(
            origin: .existing(id),
            claimedByOthers: Set(served.flatMap { ServiceListeners.keys(of: $0) }),
            tags: OwnershipTags.existing(for: service, .service, around)
        )
    }

    private func checkPlace() throws(SyncFailure) {
        let others = others()
        if let other = others.first(where: { comesBefore($0) }), !(isSharing(service) && others.allSatisfy(isSharing)) {
            throw SyncFailure(
                "E4016",
                "Loadbalancer \(id) is used by service \(other.namespace)/\(other.name). "
                    + "Sharing takes the annotation \(ServiceAnnotation.share): \"true\" on each service."
            )
        }
        let wanted = ServiceListeners.keys(of: service)
        for other in others where comesBefore(other) {
            let taken = ServiceListeners.keys(of: other)
            if let key = wanted.first(where: { key in taken.contains { $0.isInTheWay(of: key) } }) {
                throw SyncFailure(
                    "E4014",
                    "Port conflict on loadbalancer \(id): \(key) is used by service \(other.namespace)/\(other.name)."
                )
            }
        }
    }

    /// The other Services that name it and would have it.
    private func others() -> [KubeObject] {
        around.view.view.sharers(of: id).compactMap { around.view.object($0) }.filter {
            guard $0.uid != service.uid, !$0.isBeingDeleted else { return false }
            if case .none = ServiceNeed($0, around.cluster, around.policy) { return false }
            return true
        }.sorted { ($0.creationTimestamp, $0.uid) < ($1.creationTimestamp, $1.uid) }
    }

    /// Who has it already comes first, then who is older.
    private func comesBefore(_ other: KubeObject) -> Bool {
        let (theyHave, weHave) = (has(other), has(service))
        guard theyHave == weHave else { return theyHave }
        return (other.creationTimestamp, other.uid) < (service.creationTimestamp, service.uid)
    }

    private func has(_ service: KubeObject) -> Bool { service.annotation(ServiceAnnotation.loadBalancerId) == id }
    private func isSharing(_ service: KubeObject) -> Bool { service.isOn(ServiceAnnotation.share) }
}

extension ListenerKey {
    /// Whether both cannot be on one load balancer, or are the same.
    func isInTheWay(of other: ListenerKey) -> Bool { port == other.port && transport == other.transport }
}
