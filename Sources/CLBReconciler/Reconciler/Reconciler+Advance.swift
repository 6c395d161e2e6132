import CloudModel
import CloudWire
import KubeObjects

/// One turn of one object: build, observe, plan, and the first step of the plan.
extension Reconciler {
    func advance(_ key: ObjectKey) async throws(Interruption) -> Progress {
        guard let object = view.object(key) else {
            forget(key)
            return .done
        }
        if let progress = try await awaitTask(of: key) { return progress }
        let (verdict, dependencies) = try build(object, key)
        note(dependencies, of: key)
        records[key, default: ObjectRecord()].because = verdict.because
        guard verdict.decision != .handsOff else { return try await letGo(object, key) }
        let desired = object.isBeingDeleted ? [] : kept(verdict.desired, of: object, key)
        let ids = held(by: object, key, desired)
        guard !desired.isEmpty || !ids.isEmpty || isMarked(object, key) else { return await rest(object, key) }
        if records[key]?.mustFind == true {
            try await find(ownedBy: object.uid, key.kind)
            records[key]?.mustFind = false
            return .again
        }
        if records[key]?.mustObserve == true {
            for id in ids { known.distrust(id) }
            records[key]?.mustObserve = false
            records[key]?.refusedCertificates = [:]
        }
        let isDeep = desired.contains { $0.needsSettings } || desired.isEmpty || records[key]?.hasChanged == true
        guard try await observe(ids, to: isDeep ? .settings : .targets) else { return .again }
        let present = held(by: object, key, desired).compactMap { known[$0] }.sorted { $0.id < $1.id }
        return try await carryOut(verdict, desired, present, object, key)
    }

    private func carryOut(
        _ verdict: Verdict,
        _ desired: [DesiredLoadBalancer],
        _ present: [ObservedLoadBalancer],
        _ object: KubeObject,
        _ key: ObjectKey
    ) async throws(Interruption) -> Progress {
        let plan: Plan
        do throws(SyncFailure) {
            try HeldCheck(object, key, cluster, view).check(present, against: desired)
            let owner = owner(of: object, key)
            plan = try Plan(desired, observed: present.filter { owner.mayTouch($0, desired) }, for: owner)
        } catch {
            try await disown(present, object, key)
            throw .failed(error)
        }
        records[key]?.plan = plan
        guard let step = plan.steps.first else {
            guard !policy.isDryRun else { return .done }
            if let young = present.first(where: { !$0.isRunning }) { return try await awaitRunning(young) }
            return try await settleDown(verdict, desired, present, object, key)
        }
        // Rows of the bulk read are good enough to see that nothing is to be done; before doing anything it is read well.
        if let id = step.loadBalancerId, known[id].map({ $0.depth < .settings }) ?? false {
            known.change(id) { $0.depth = .attributes }
            records[key]?.hasChanged = true
            return .again
        }
        guard !policy.isDryRun else { return .done }
        if !desired.isEmpty, try await prepare(object, key, for: step, desired) { return .again }
        return try await perform(step, object, key)
    }

    /// What its manifest wants; the objects it was built from.
    private func build(_ object: KubeObject, _ key: ObjectKey) throws(Interruption) -> (Verdict, Set<Dependency>) {
        let lookup = ObjectLookup(view)
        do throws(SyncFailure) {
            let verdict = try verdict(on: object, key, lookup)
            return (verdict, lookup.seen)
        } catch {
            note(lookup.seen, of: key)
            // What cannot be understood must not keep an object from going.
            guard object.isBeingDeleted else { throw .failed(error) }
            return (.none(error.text), lookup.seen)
        }
    }

    func verdict(on object: KubeObject, _ key: ObjectKey, _ lookup: ObjectLookup) throws(SyncFailure) -> Verdict {
        let around = Surroundings(view: lookup, cluster: cluster, policy: policy)
        return switch key.kind {
        case .service: try ServiceBuild(service: object, around: around).verdict()
        case .ingress: try IngressBuild(ingress: object, around: around).verdict()
        }
    }

    /// The load balancers that an object has, had, or names.
    func held(by object: KubeObject, _ key: ObjectKey, _ desired: [DesiredLoadBalancer]) -> Set<String> {
        var ids = known.ids(ownedBy: object.uid)
        if let id = object.annotation(key.kind.loadBalancerAnnotation) { ids.insert(id) }
        for wanted in desired { if case .existing(let id) = wanted.origin { ids.insert(id) } }
        return ids
    }

    func owner(of object: KubeObject, _ key: ObjectKey) -> Plan.Owner {
        Plan.Owner(
            uid: object.uid,
            kind: key.kind,
            clusterId: cluster.id,
            retains: object.isOn(key.kind.names.retain),
            claimedByOthers: claims(on: object, key),
            isClusterIP: key.kind == .service && object["spec", "type"]?.string == "ClusterIP",
            serviceSubnetId: cluster.serviceSubnetId,
            policy: policy
        )
    }

    /// The listeners of other Services, by load balancer, which outlive this one.
    private func claims(on object: KubeObject, _ key: ObjectKey) -> [String: Set<ListenerKey>] {
        guard key.kind == .service else { return [:] }
        var claims: [String: Set<ListenerKey>] = [:]
        for id in [
            object.annotation(ServiceAnnotation.loadBalancerId), object.annotation(ServiceAnnotation.existingId),
        ] {
            guard let id else { continue }
            for other in view.sharers(of: id) where other != key {
                guard let service = view.object(other), !service.isBeingDeleted,
                    service.annotation(ServiceAnnotation.loadBalancerId) == id
                else { continue }
                claims[id, default: []].formUnion(ServiceListeners.keys(of: service))
            }
        }
        return claims
    }

    private func forget(_ key: ObjectKey) {
        note([], of: key)
        records[key] = nil
        ownRevisions[key] = nil
    }
}

extension PlanStep {
    var isPurchase: Bool {
        if case .buy = self { true } else { false }
    }
}

extension ObjectKey.Kind {
    var names: SharedAnnotations { self == .service ? ServiceAnnotation.shared : IngressAnnotation.shared }

    var loadBalancerAnnotation: String {
        self == .service ? ServiceAnnotation.loadBalancerId : IngressAnnotation.loadBalancerId
    }

    var tokenAnnotation: String { self == .service ? ServiceAnnotation.clientToken : IngressAnnotation.clientToken }

    var watched: WatchedKind { self == .service ? .service : .ingress }
}
