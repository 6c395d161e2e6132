/// What becomes of a load balancer that an object no longer has (reference 3.7).
struct Release {
    let steps: [PlanStep]

    init(_ observed: ObservedLoadBalancer, by owner: Plan.Owner) {
        let claimedByOthers = owner.claimedByOthers[observed.id] ?? []
        let isUsers = observed.tags[OwnershipTags.lifecycleOwner] == "user"
        guard !owner.bought(observed) || isUsers || owner.retains else {
            steps = [.deleteLoadBalancer(observed.id)]
            return
        }
        let ours = observed.listeners.filter {
            observed.isOurs($0, of: owner.uid) && !claimedByOthers.contains($0.key)
        }
        let doomed = Set(ours.map(\.id))
        // What leads to ours from a listener of the user's is in the way, and theirs to remove (reference 3.10).
        let redirects = observed.redirects.filter { doomed.contains($0.fromListener) }
        var steps: [PlanStep] = []
        steps += redirects.byListeners.map { .removeRedirects(on: observed.id, $0) }
        steps += ours.chunks(of: Difference.listenersMax).map { .deleteListeners(on: observed.id, $0) }
        var tags = observed.tags.filter { name, value in
            name == OwnershipTags.owner(owner.kind) && value == owner.uid
                || name == OwnershipTags.listener(value, of: owner.uid)
        }
        let isShared = !claimedByOthers.isEmpty
        if !isShared, observed.tags[OwnershipTags.cluster] == owner.clusterId {
            tags[OwnershipTags.cluster] = owner.clusterId
        }
        if !tags.isEmpty { steps.append(.removeTags(on: observed.id, tags)) }
        self.steps = steps
    }
}

extension Array {
    /// The elements in groups of at most that many.
    func chunks(of most: Int) -> [[Element]] {
        stride(from: 0, to: count, by: most).map { Array(self[$0..<Swift.min($0 + most, count)]) }
    }
}
