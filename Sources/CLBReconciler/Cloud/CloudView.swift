import CloudWire

/// What the reconciler knows of the cloud's load balancers: as they were read, and as its own calls changed them since.
struct CloudView: Sendable {
    private var byId: [String: ObservedLoadBalancer] = [:]
    private var idsByOwner: [String: Set<String>] = [:]
    /// Those that must be read again before anything is concluded from them.
    private var stale: Set<String> = []
    /// Those that were looked for and are not there.
    private var absent: Set<String> = []

    subscript(id: String) -> ObservedLoadBalancer? { byId[id] }

    /// The load balancers bought for an object, or used by it as an Ingress's own.
    func ids(ownedBy uid: String) -> Set<String> { idsByOwner[uid] ?? [] }

    var all: some Collection<ObservedLoadBalancer> { byId.values }

    /// Whether what is known reaches that far.
    func isFresh(_ id: String, to depth: ObservedLoadBalancer.Depth) -> Bool {
        if absent.contains(id) { return true }
        guard let known = byId[id], !stale.contains(id) else { return false }
        return known.depth >= depth
    }

    mutating func set(_ loadBalancer: ObservedLoadBalancer) {
        remove(loadBalancer.id)
        absent.remove(loadBalancer.id)
        byId[loadBalancer.id] = loadBalancer
        for uid in Self.owners(loadBalancer) { idsByOwner[uid, default: []].insert(loadBalancer.id) }
    }

    /// Takes over what was just read of a load balancer itself, and keeps what is known of its listeners; those of one
    /// that was not trusted must be read again too.
    mutating func setAttributes(_ fresh: ObservedLoadBalancer) {
        var fresh = fresh
        if let known = byId[fresh.id] {
            fresh.listeners = known.listeners
            fresh.redirects = known.redirects
            // What was distrusted as a whole is not believed because its head was read again.
            fresh.depth = stale.contains(fresh.id) ? .attributes : known.depth
        }
        set(fresh)
    }

    mutating func change(_ id: String, _ body: (inout ObservedLoadBalancer) -> Void) {
        guard var known = byId[id] else { return }
        let wasStale = stale.contains(id)
        body(&known)
        set(known)
        if wasStale { stale.insert(id) }
    }

    /// It is not there, or no longer.
    mutating func remove(_ id: String) {
        absent.insert(id)
        guard let known = byId.removeValue(forKey: id) else { return }
        stale.remove(id)
        for uid in Self.owners(known) { idsByOwner[uid]?.remove(id) }
    }

    /// It must be read again before anything is concluded from it.
    mutating func distrust(_ id: String) {
        absent.remove(id)
        if byId[id] != nil { stale.insert(id) }
    }

    private static func owners(_ loadBalancer: ObservedLoadBalancer) -> [String] {
        [OwnershipTags.service, OwnershipTags.ingress].compactMap { loadBalancer.tags[$0] }
    }
}

extension CloudView {
    /// Takes for done what a call was answered to have done.
    ///
    /// - Returns: the id of a load balancer that was bought.
    mutating func apply(_ step: PlanStep, _ answer: JSONObject) -> String? {
        switch step {
        case .buy(let desired):
            guard let id = answer["LoadBalancerIds"]?[0]?.string else { return nil }
            return buy(desired, id)
        case .deleteLoadBalancer(let id): remove(id)
        case .createListeners(let id, let listeners):
            let ids = (answer["ListenerIds"]?.array ?? []).compactMap(\.string)
            change(id) { known in
                known.listeners += zip(ids, listeners).map { ObservedListener(id: $0, created: $1) }
            }
        case .createRules(let id, let listener, let rules):
            let ids = (answer["LocationIds"]?.array ?? []).compactMap(\.string)
            change(id) { known in
                guard let place = known.listeners.firstIndex(where: { $0.id == listener.id }) else { return }
                known.listeners[place].rules += zip(ids, rules).map { ObservedRule(id: $0, created: $1) }
            }
        default:
            guard let id = step.loadBalancerId else { return nil }
            change(id) { $0.apply(step) }
        }
        return nil
    }

    private mutating func buy(_ desired: DesiredLoadBalancer, _ id: String) -> String {
        var bought = ObservedLoadBalancer(id: id)
        // Nothing is on it yet, so all of it is known.
        bought.depth = .settings
        bought.isRunning = false
        bought.tags = desired.tags
        if case .bought(let purchase) = desired.origin {
            bought.isInternal = purchase.internalSubnetId != nil
            bought.subnetId = purchase.internalSubnetId ?? ""
            bought.vpcId = purchase.vpcId
            let bandwidth = purchase.parameters["InternetAccessible"]?["InternetMaxBandwidthOut"]?.int
            bought.bandwidthMbps = bandwidth.map(Int.init)
        }
        set(bought)
        return id
    }
}

extension ObservedListener {
    init(id: String, created wanted: DesiredListener) {
        self.id = id
        name = Plan.listenerName
        key = wanted.key
        certificate = wanted.certificate
        usesSNI = wanted.usesSNI
        settings = wanted.settings
    }
}

extension ObservedRule {
    init(id: String, created wanted: DesiredRule) {
        self.id = id
        key = wanted.key
        certificate = wanted.certificate
        isDefaultServer = wanted.isDefaultServer ?? false
        http2 = wanted.http2 ?? false
        settings = wanted.settings
    }
}
