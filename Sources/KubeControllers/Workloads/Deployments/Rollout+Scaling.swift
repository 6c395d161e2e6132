import CloudWire
import KubeAPI
import KubeObjects

extension Rollout {
    /// Whether somebody changed the number of replicas since the ReplicaSets were last sized.
    var isBeingScaled: Bool {
        allSets.active.contains { set in
            set.desiredReplicas.map { $0 != wanted } ?? false
        }
    }

    /// Gives a ReplicaSet another size, and tells of it.
    ///
    /// - Returns: whether its size changed.
    @discardableResult
    func scale(_ set: KubeObject, to size: Int) throws -> Bool {
        let old = set.wantedReplicas
        var changed = set
        changed.wantedReplicas = size
        changed.noteTargets(of: self)
        try write(set, as: changed)
        guard size != old else { return false }
        let way = size > old ? "up" : "down"
        try tell(.normal, "ScalingReplicaSet", "Scaled \(way) replica set \(set.name) from \(old) to \(size)")
        return true
    }

    /// Sizes the ReplicaSets for the number of replicas wanted, without carrying the rollout on.
    ///
    /// In the middle of a rollout each takes its share, so that a bad new version grows no faster than the old one.
    func scaleProportionally() throws {
        if let only = activeOrLatest {
            try scale(only, to: wanted)
        } else if isNewSetSaturated {
            for set in oldSets.active { try scale(set, to: 0) }
        } else if !isRecreating {
            for (set, size) in shares() { try scale(set, to: size) }
        }
    }

    /// The one ReplicaSet with Pods, or the newest where none has any; nil where several have.
    private var activeOrLatest: KubeObject? {
        let active = allSets.active
        guard active.count < 2 else { return nil }
        return active.first ?? newSet ?? oldSets.last
    }

    private var isNewSetSaturated: Bool {
        guard let newSet else { return false }
        return newSet.wantedReplicas == wanted && newSet.desiredReplicas == wanted
            && newSet.statusCount("availableReplicas") == wanted
    }

    /// The size of each active ReplicaSet, in proportion to what it had before.
    private func shares() -> [(set: KubeObject, size: Int)] {
        let active = allSets.active
        let allowed = wanted > 0 ? wanted + margin.surge : 0
        let missing = allowed - active.wanted
        var added = 0
        var shares = bySize(active, newestFirst: missing > 0).map { set in
            let share = self.share(of: set, in: missing, added: added)
            added += share
            return (set: set, size: set.wantedReplicas + share)
        }
        // What rounding left over goes to the largest.
        if !shares.isEmpty { shares[0].size = max(0, shares[0].size + missing - added) }
        return shares
    }

    private func bySize(_ sets: [KubeObject], newestFirst: Bool) -> [KubeObject] {
        let aged = newestFirst ? Array(sets.oldestFirst.reversed()) : sets.oldestFirst
        let ranked = aged.enumerated().sorted {
            ($1.element.wantedReplicas, $0.offset) < ($0.element.wantedReplicas, $1.offset)
        }
        return ranked.map(\.element)
    }

    private func share(of set: KubeObject, in missing: Int, added: Int) -> Int {
        let left = missing - added
        guard left != 0 else { return 0 }
        let fraction = self.fraction(of: set)
        return missing > 0 ? min(fraction, left) : max(fraction, left)
    }

    /// By how much a ReplicaSet grows if it keeps its part of the whole.
    private func fraction(of set: KubeObject) -> Int {
        guard wanted > 0 else { return -set.wantedReplicas }
        let before = set.maxReplicas.flatMap { $0 == 0 ? nil : $0 } ?? deployment.statusCount("replicas")
        guard before > 0 else { return 0 }
        let size = Double(set.wantedReplicas * (wanted + margin.surge)) / Double(before)
        return Int(size.rounded(.toNearestOrAwayFromZero)) - set.wantedReplicas
    }
}

extension KubeObject {
    fileprivate var desiredReplicas: Int? { annotations[RevisionAnnotation.desiredReplicas].flatMap { Int($0) } }
    fileprivate var maxReplicas: Int? { annotations[RevisionAnnotation.maxReplicas].flatMap { Int($0) } }
}
