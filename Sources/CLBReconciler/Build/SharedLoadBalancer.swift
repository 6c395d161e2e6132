import KubeObjects

/// The user's own load balancer as one Service wants it, beside others that may share it (reference 3.8, 3.9).
struct SharedLoadBalancer {
    let id: String
    let service: KubeObject
    let around: Surroundings

    /// With a refusal, E4016 where it is another's and not everybody shares, E4014 where another one's port is wanted:
    /// it counts only where there is such a load balancer.
    func desired() -> DesiredLoadBalancer {
        // Who is refused has no listener to spare.
        let served = others().filter {
            (try? SharedLoadBalancer(id: id, service: $0, around: around).checkPlace()) != nil
        }
        var desired = DesiredLoadBalancer(
            origin: .existing(id),
            claimedByOthers: Set(served.flatMap { ServiceListeners.keys(of: $0) }),
            tags: OwnershipTags.existing(for: service, .service, around)
        )
        do throws(SyncFailure) { try checkPlace() } catch { desired.refusal = error }
        return desired
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
        }.sorted(by: Self.isOlder)
    }

    /// Who has it already comes first, then who is older.
    private func comesBefore(_ other: KubeObject) -> Bool {
        let (theyHave, weHave) = (has(other), has(service))
        guard theyHave == weHave else { return theyHave }
        return Self.isOlder(other, service)
    }

    /// Moments are whole seconds: of those made in one, the names decide, which users can foresee.
    private static func isOlder(_ left: KubeObject, _ right: KubeObject) -> Bool {
        (left.creationTimestamp, left.namespace, left.name) < (right.creationTimestamp, right.namespace, right.name)
    }

    private func has(_ service: KubeObject) -> Bool { service.annotation(ServiceAnnotation.loadBalancerId) == id }
    private func isSharing(_ service: KubeObject) -> Bool { service.isOn(ServiceAnnotation.share) }
}

extension ListenerKey {
    /// Whether both cannot be on one load balancer, or are the same.
    func isInTheWay(of other: ListenerKey) -> Bool { port == other.port && transport == other.transport }
}
