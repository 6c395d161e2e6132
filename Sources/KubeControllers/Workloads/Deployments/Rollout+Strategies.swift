import CloudWire
import KubeAPI
import KubeObjects

/// Replacing old Pods by new ones little by little.
extension Rollout {
    func rollOver() throws {
        try createNewSet()
        guard let newSet else { return }
        if try scale(newSet, to: newSetTarget(from: newSet.wantedReplicas)) { return }
        if try shrinkOldSets() { return }
        if isComplete(deployment["status"] ?? [:]) { try forgetOldRevisions() }
    }

    /// How many replicas the new ReplicaSet may have now.
    func newSetTarget(from size: Int) -> Int {
        guard !isRecreating, size < wanted else { return wanted }
        let room = wanted + margin.surge - allSets.wanted
        return size + max(0, min(room, wanted - size))
    }

    private func shrinkOldSets() throws -> Bool {
        guard let newSet, oldSets.wanted > 0 else { return false }
        let leastAvailable = wanted - margin.unavailable
        let newUnavailable = newSet.wantedReplicas - newSet.statusCount("availableReplicas")
        let spare = allSets.wanted - leastAvailable - newUnavailable
        // A status that still counts Pods which are to go would let too many go.
        guard spare > 0, !oldSets.contains(where: { $0.statusCount("availableReplicas") > $0.wantedReplicas }) else {
            return false
        }
        let removed = try shrink(by: spare) { $0.wantedReplicas - $0.statusCount("availableReplicas") }
        let surplus = allSets.total("availableReplicas") - leastAvailable
        return try shrink(by: surplus) { $0.wantedReplicas } + removed > 0
    }

    /// Takes replicas from the old ReplicaSets, the oldest first, and from each no more than it can spare.
    private func shrink(by most: Int, _ spare: (KubeObject) -> Int) throws -> Int {
        var removed = 0
        for set in oldSets.active where removed < most {
            let count = min(most - removed, spare(set))
            guard count > 0 else { continue }
            try scale(set, to: set.wantedReplicas - count)
            removed += count
        }
        return removed
    }
}

/// Replacing all old Pods at once.
extension Rollout {
    func recreate() throws {
        let active = oldSets.active
        for set in active { try scale(set, to: 0) }
        guard active.isEmpty, try !hasOldPods() else { return }
        try createNewSet()
        guard let newSet else { return }
        if try scale(newSet, to: wanted) { return }
        if isComplete(deployment["status"] ?? [:]) { try forgetOldRevisions() }
    }

    /// Whether old Pods run, were it only until their grace is over.
    private func hasOldPods() throws -> Bool {
        let uids = Set(oldSets.map(\.uid))
        return try oldSets.total("replicas") > 0
            || state.objects("pods", namespace: deployment.namespace).contains { pod in
                !PodHealth(pod).isOver && pod.controller.map { uids.contains($0.uid) } ?? false
            }
    }
}
