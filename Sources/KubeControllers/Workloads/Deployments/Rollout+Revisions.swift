import CloudWire
import KubeAPI
import KubeObjects

/// The names of the annotations that tie ReplicaSets to the history of their Deployment.
enum RevisionAnnotation {
    static let revision = "deployment.kubernetes.io/revision"
    static let history = "deployment.kubernetes.io/revision-history"
    static let desiredReplicas = "deployment.kubernetes.io/desired-replicas"
    static let maxReplicas = "deployment.kubernetes.io/max-replicas"

    /// What a ReplicaSet does not take over from its Deployment.
    static let ownOnes: Set = [
        revision, history, desiredReplicas, maxReplicas, "kubectl.kubernetes.io/last-applied-configuration",
        "deprecated.deployment.rollback.to",
    ]
}

extension Rollout {
    /// Brings the annotations of the new ReplicaSet, where there is one, and the Deployment's revision up to date.
    func syncRevision() throws {
        guard let set = newSet else { return }
        var changed = set
        annotate(&changed)
        if set.minReadySeconds != deployment.minReadySeconds {
            changed["spec", "minReadySeconds"] = deployment["spec", "minReadySeconds"]
        }
        try write(set, as: changed)
        let message = "Found new replica set \"\(set.name)\""
        try noteNewSet(changed, reason: "FoundNewReplicaSet", message: message, onlyFirst: true)
    }

    /// Makes the ReplicaSet of the template, with as many replicas as the strategy allows at once.
    func createNewSet() throws {
        guard newSet == nil else { return }
        var set = ReplicaSetDraft(of: deployment).set
        let count = newSetTarget(from: 0)
        set.wantedReplicas = count
        annotate(&set)
        set.noteTargets(of: self)
        guard let made = try created(set) else { return }
        newSet = made
        if count > 0 {
            try tell(.normal, "ScalingReplicaSet", "Scaled up replica set \(made.name) from 0 to \(count)")
        }
        let message = "Created new replica set \"\(made.name)\""
        try noteNewSet(made, reason: "NewReplicaSetCreated", message: message, onlyFirst: false)
    }

    /// The ReplicaSet as kept; nil where it could not be made now.
    private func created(_ set: KubeObject) throws -> KubeObject? {
        do {
            return try state.create(set, in: WorkloadKind.replicaSet.resource)
        } catch let error as StatusError where error.reason == "AlreadyExists" {
            // The change of the status leads to another look, with another hash.
            try write {
                $0["status", "collisionCount"] = .int(($0["status", "collisionCount"]?.int ?? 0) + 1)
            }
        } catch let error as StatusError where error.isOfEndingNamespace {
            // Nobody needs to be told.
        } catch let error as StatusError {
            let message = "Failed to create new replica set \"\(set.name)\": \(error.message)"
            try setProgress("False", reason: "ReplicaSetCreateError", message: message)
            try tell(.warning, "ReplicaSetCreateError", message)
        }
        return nil
    }

    private func noteNewSet(_ set: KubeObject, reason: String, message: String, onlyFirst: Bool) throws {
        let revision = set.annotations[RevisionAnnotation.revision] ?? "1"
        try write { $0["metadata", "annotations", RevisionAnnotation.revision] = .string(revision) }
        guard deadlineSeconds != nil, !onlyFirst || deployment.condition("Progressing") == nil else { return }
        try setProgress("True", reason: reason, message: message)
    }

    /// Copies what users wrote to the Deployment, and counts the revision on where an old one becomes the newest.
    private func annotate(_ set: inout KubeObject) {
        for (key, value) in deployment.annotations where !RevisionAnnotation.ownOnes.contains(key) {
            set["metadata", "annotations", key] = .string(value)
        }
        let next = (oldSets.map(\.revision).max() ?? 0) + 1
        let current = set.revision
        guard current < next else { return }
        set["metadata", "annotations", RevisionAnnotation.revision] = .string(String(next))
        guard current > 0 else { return }
        let history = set.annotations[RevisionAnnotation.history].map { "\($0)," } ?? ""
        set["metadata", "annotations", RevisionAnnotation.history] = .string("\(history)\(current)")
    }

    /// Deletes the oldest ReplicaSets beyond the limit of the history, once nothing is left of them.
    func forgetOldRevisions() throws {
        guard let limit = deployment["spec", "revisionHistoryLimit"]?.int, limit < Int64(Int32.max) else { return }
        let sets = oldSets.filter { !$0.isBeingDeleted }.sorted { $0.revision < $1.revision }
        for set in sets.prefix(max(0, sets.count - Int(limit))) {
            guard set.statusCount("replicas") == 0, set.wantedReplicas == 0, set.isObserved else { continue }
            try state.delete(set, in: WorkloadKind.replicaSet.resource)
            oldSets.removeAll { $0.uid == set.uid }
        }
    }
}

extension KubeObject {
    var revision: Int64 { annotations[RevisionAnnotation.revision].flatMap { Int64($0) } ?? 0 }

    /// Notes on a ReplicaSet how many replicas its Deployment wants, by which a later scaling is told from a rollout.
    mutating func noteTargets(of rollout: Rollout) {
        let most = rollout.wanted + rollout.margin.surge
        self["metadata", "annotations", RevisionAnnotation.desiredReplicas] = .string(String(rollout.wanted))
        self["metadata", "annotations", RevisionAnnotation.maxReplicas] = .string(String(most))
    }
}
