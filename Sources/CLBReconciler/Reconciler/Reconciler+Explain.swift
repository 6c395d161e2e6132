import KubeObjects

/// Answers to "why".
extension Reconciler {
    /// Tells why an object has the load balancers it has, and what is still to be done.
    ///
    /// Settle first: it knows what the last ``settle()`` found.
    public func explanation(of key: ObjectKey) -> Explanation {
        let record = records[key] ?? ObjectRecord()
        var explanation = Explanation(key)
        explanation.calls = record.calls.map {
            Explanation.Call(action: $0.action, requestId: $0.requestId, outcome: $0.outcome)
        }
        explanation.dependencies = record.dependencies.map { "\($0.kind.rawValue) \($0.path)" }.sorted()
        explanation.warnings = record.warned.map { $0.message(for: key) }
        explanation.failure = record.lastFailure.map { Explanation.Failure($0, of: key) }
        guard let object = view.object(key) else { return explanation }
        explanation.exists = true
        var refusalCode: String?
        var present = had(by: object, key)
        do throws(SyncFailure) {
            let outlook = try outlook(for: object, key)
            present = outlook.present
            explanation.rule = outlook.verdict.because
            explanation.isWanted = !outlook.desired.isEmpty
            explanation.warnings = outlook.verdict.warnings.map { $0.message(for: key) }
            explanation.notes =
                outlook.verdict.notes + (outlook.isIdle ? ["no endpoint is ready"] : [])
                + [record.untold].compactMap { $0 }
            explanation.plan = try foresee(outlook, object, key)
        } catch {
            explanation.refusal = "\(error.code) \(error.text)"
            explanation.failure = explanation.failure ?? Explanation.Failure(error, of: key)
            refusalCode = error.code
        }
        explanation.loadBalancers = present.map { told($0, object, key, refusalCode) }
        return explanation
    }

    /// The load balancers of an object whose wish is not understood.
    private func had(by object: KubeObject, _ key: ObjectKey) -> [ObservedLoadBalancer] {
        held(by: object, key, []).compactMap { known[$0] }.sorted { $0.id < $1.id }
    }

    /// What an object is refused it may name all the same; what it had before, it has.
    private func told(
        _ observed: ObservedLoadBalancer,
        _ object: KubeObject,
        _ key: ObjectKey,
        _ refusalCode: String?
    ) -> Explanation.LoadBalancer {
        let owner = owner(of: object, key)
        var told = Explanation.LoadBalancer(observed, of: owner)
        let isWritten = object.annotation(key.kind.loadBalancerAnnotation) == observed.id
        let hasIt = owner.bought(observed) || (isWritten && owner.mayTouch(observed, []))
        if !hasIt { told.refusedWith = refusalCode }
        return told
    }

    /// The explanation of every Service and Ingress of the cluster, Services first, in the order of their names.
    public func explanations() -> [Explanation] {
        let services = view.all(.service).map { ObjectKey(.service, $0.namespace, $0.name) }
        let ingresses = view.all(.ingress).map { ObjectKey(.ingress, $0.namespace, $0.name) }
        return (services.sorted() + ingresses.sorted()).map(explanation)
    }

    /// What an object wants and what it has.
    private struct Outlook {
        var verdict: Verdict
        var desired: [DesiredLoadBalancer]
        var present: [ObservedLoadBalancer]

        /// Whether there are listeners, and none has a target.
        var isIdle: Bool {
            let listeners = desired.flatMap(\.listeners)
            return !listeners.isEmpty
                && listeners.allSatisfy { $0.targets.isEmpty && $0.rules.allSatisfy { $0.targets.isEmpty } }
        }
    }

    private func outlook(for object: KubeObject, _ key: ObjectKey) throws(SyncFailure) -> Outlook {
        let verdict = try verdict(on: object, key, ObjectLookup(view))
        let desired = object.isBeingDeleted ? [] : kept(verdict.desired, of: object, key)
        let present = held(by: object, key, desired).compactMap { known[$0] }.sorted { $0.id < $1.id }
        return Outlook(verdict: verdict, desired: desired, present: present)
    }

    private func foresee(_ outlook: Outlook, _ object: KubeObject, _ key: ObjectKey) throws(SyncFailure) -> [String] {
        guard outlook.verdict.decision != .handsOff else { return [] }
        // Of what was not read to the end, only the last plan is known.
        guard outlook.present.allSatisfy({ $0.depth >= .targets }) else {
            return (records[key]?.plan ?? Plan()).steps.map(\.description)
        }
        try HeldCheck(object, key, cluster, view).check(outlook.present, against: outlook.desired)
        let owner = owner(of: object, key)
        let touched = outlook.present.filter { owner.mayTouch($0, outlook.desired) }
        return try Foresight(outlook.desired, observed: touched, for: owner).steps.map(\.description)
    }
}

extension Explanation {
    /// Of an object that is not there.
    init(_ key: ObjectKey) {
        self.init(
            object: key,
            exists: false,
            isWanted: false,
            rule: "",
            plan: [],
            warnings: [],
            notes: [],
            calls: [],
            loadBalancers: [],
            dependencies: []
        )
    }
}

extension Explanation.Failure {
    init(_ failure: SyncFailure, of key: ObjectKey) {
        code = failure.code
        message = failure.message(for: key)
        retry =
            switch failure.retry {
            case .onChange: "tried again when it, or what it names, changes"
            case .backoff: "tried again, ever later"
            case .after(let delay): "tried again every \(delay.components.seconds) s"
            }
        cloudCode = failure.origin?.code ?? ""
        requestId = failure.origin?.requestId ?? ""
    }
}

extension Explanation.LoadBalancer {
    init(_ observed: ObservedLoadBalancer, of owner: Plan.Owner) {
        id = observed.id
        name = observed.name
        isInternal = observed.isInternal
        address = observed.address
        vpcId = observed.vpcId
        subnetId = observed.subnetId
        listeners = observed.listeners.map(\.key).sorted().map(\.description)
        isBought = owner.bought(observed)
    }
}
