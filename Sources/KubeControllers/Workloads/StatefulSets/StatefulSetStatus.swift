import CloudModel
import CloudWire
import KubeObjects

/// What a StatefulSet's status says of its Pods and their revisions.
struct StatefulSetStatus {
    private let set: KubeObject
    private let pods: [KubeObject]
    private let revisions: TemplateRevisions
    private let now: Instant

    init(of set: KubeObject, pods: [KubeObject], revisions: TemplateRevisions, now: Instant) {
        self.set = set
        self.pods = pods
        self.revisions = revisions
        self.now = now
    }

    var value: JSON {
        let updated = count(of: revisions.update)
        let current = isUpdated(updated) ? revisions.update : revisions.current
        var status: JSON = ["observedGeneration": .int(set.generation), "replicas": .int(Int64(pods.count))]
        status[path: "readyReplicas"] = .unlessZero(ready.count)
        status[path: "currentReplicas"] = .unlessZero(count(of: current))
        status[path: "updatedReplicas"] = .unlessZero(updated)
        status[path: "currentRevision"] = .string(current.name)
        status[path: "updateRevision"] = .string(revisions.update.name)
        status[path: "collisionCount"] = .int(revisions.collisions)
        let available = ready.count { PodHealth($0).isAvailable(minReadySeconds: set.minReadySeconds, at: now) }
        status[path: "availableReplicas"] = .int(Int64(available))
        return status
    }

    private var ready: [KubeObject] {
        pods.filter { PodHealth($0).phase == "Running" && PodHealth($0).isReady }
    }

    private func count(of revision: KubeObject) -> Int {
        pods.count { !$0.isBeingDeleted && $0.labels[StatefulPod.revisionLabel] == revision.name }
    }

    /// Whether the update is through, so that its revision is the current one.
    private func isUpdated(_ updated: Int) -> Bool {
        set["spec", "updateStrategy", "type"] == "RollingUpdate" && updated == pods.count && ready.count == pods.count
    }
}
