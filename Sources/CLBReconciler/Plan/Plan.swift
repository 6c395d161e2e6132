/// The calls that make the cloud as an object wants it, in their order.
///
/// It is a function of what is wanted and what was observed. After each call it is made anew, so that a change in
/// between is never missed; what stands after the first step may therefore still change.
struct Plan: Hashable, Sendable, CustomStringConvertible {
    /// Whose load balancers these are, and by which rules.
    struct Owner: Hashable, Sendable {
        var uid: String
        var kind: ObjectKey.Kind
        var clusterId: String
        /// Whether bought load balancers outlive the object (reference 2.1, `loadbalance-retain`).
        var retains = false
        /// Listeners on existing load balancers that belong to other objects, by load balancer.
        var claimedByOthers: [String: Set<ListenerKey>] = [:]
        /// Whether it is a ClusterIP Service, which is the way out of every replacement (reference 3.6).
        var isClusterIP = false
        /// Where load balancers of ClusterIP Services are.
        var serviceSubnetId: String?
        var policy = ReconcilerPolicy()
    }

    /// The name of every listener that is ours (reference 3.2).
    static let listenerName = "TKE-DEDICATED-LISTENER"

    var steps: [PlanStep] = []
    /// Why something that is wanted cannot be created.
    private(set) var problems: [SyncFailure] = []
    /// What is wrong with something that is there, and stays as it is.
    private(set) var warnings: [SyncFailure] = []

    /// Nothing to do.
    init() {}

    /// A line for each step.
    var description: String { steps.isEmpty ? "nothing to do" : steps.map { "- \($0)" }.joined(separator: "\n") }

    init(_ desired: [DesiredLoadBalancer], observed: [ObservedLoadBalancer], for owner: Owner) throws(SyncFailure) {
        var left = observed
        var kept: [(desired: DesiredLoadBalancer, observed: ObservedLoadBalancer)] = []
        var missing: [DesiredLoadBalancer] = []
        for wanted in desired {
            guard let place = left.firstIndex(where: { owner.has($0, as: wanted) }) else {
                missing.append(wanted)
                continue
            }
            kept.append((wanted, left.remove(at: place)))
        }
        // One of the user's own takes another's place though it is there already.
        let successors = missing + kept.map(\.desired).filter { !$0.isBought }
        try Self.checkReplacement(of: left, by: successors, owner)
        for released in left { steps += Release(released, by: owner).steps }
        for (desired, observed) in kept {
            let difference = try Difference(desired, observed, owner)
            steps += difference.steps
            problems += difference.problems
            warnings += difference.warnings
        }
        for wanted in missing where wanted.isBought { steps.append(.buy(wanted)) }
    }

    /// Newer releases refuse what makes another load balancer take an object's place (reference 3.6).
    private static func checkReplacement(
        of released: [ObservedLoadBalancer],
        by successors: [DesiredLoadBalancer],
        _ owner: Owner
    ) throws(SyncFailure) {
        guard owner.policy.lifecycle == .strict, !owner.isClusterIP else { return }
        let released = released.filter { !$0.isInternal || $0.subnetId != owner.serviceSubnetId }
        guard
            let wanted = successors.first(where: { wanted in released.contains { owner.role(of: $0) == wanted.role } })
        else { return }
        let old = released.map(\.id).joined(separator: ", ")
        throw SyncFailure(
            owner.kind == .service ? "E4005" : "E4024",
            "The load balancer \(old) may not be replaced by another (\(wanted.role.rawValue)): change the Service to "
                + "ClusterIP or NodePort first."
        )
    }
}

extension Plan.Owner {
    /// Whether a load balancer was bought for the object.
    func bought(_ observed: ObservedLoadBalancer) -> Bool {
        observed.tags[OwnershipTags.createdBy] == "yes" && observed.tags[OwnershipTags.owner(kind)] == uid
    }

    /// Whether a load balancer is the object's to change: what a copied annotation names may be another's.
    func mayTouch(_ observed: ObservedLoadBalancer, _ desired: [DesiredLoadBalancer]) -> Bool {
        if bought(observed) || desired.contains(where: { has(observed, as: $0) }) { return true }
        let isInUse =
            observed.tags[OwnershipTags.createdBy] != "yes" && observed.tags[OwnershipTags.cluster] == clusterId
        return isInUse && (kind == .service || observed.tags[OwnershipTags.ingress] == uid)
    }

    func role(of observed: ObservedLoadBalancer) -> LoadBalancerRole {
        observed.tags[policy.roleTag].flatMap(LoadBalancerRole.init) ?? .main
    }

    /// Whether a load balancer is the wanted one: bought alike, or the one that is named.
    func has(_ observed: ObservedLoadBalancer, as wanted: DesiredLoadBalancer) -> Bool {
        switch wanted.origin {
        case .existing(let id): observed.id == id
        case .bought(let purchase):
            bought(observed) && role(of: observed) == wanted.role
                && observed.isInternal == (purchase.internalSubnetId != nil)
                && observed.subnetId == purchase.internalSubnetId ?? observed.subnetId
        }
    }
}
