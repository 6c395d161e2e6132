import CloudWire
import KubeAPI
import KubeObjects

/// One step of a Deployment's way from its old ReplicaSets to the one of its template.
///
/// It lives for one transaction, and holds the objects as they are after each write.
final class Rollout {
    let state: ClusterTransaction
    private(set) var deployment: KubeObject
    /// The ReplicaSet of the template as it is; nil before it is made.
    var newSet: KubeObject?
    /// All others, the oldest first.
    var oldSets: [KubeObject]

    init(of deployment: KubeObject, sets: [KubeObject], in state: ClusterTransaction) {
        self.state = state
        self.deployment = deployment
        let template = PodTemplate(of: deployment)
        let sets = sets.oldestFirst
        let newSet = sets.first { PodTemplate(of: $0).isSame(as: template) }
        self.newSet = newSet
        oldSets = sets.filter { $0.uid != newSet?.uid }
    }

    var allSets: [KubeObject] { oldSets + (newSet.map { [$0] } ?? []) }
    var wanted: Int { deployment.wantedReplicas }
    var isPaused: Bool { deployment["spec", "paused"] == true }
    var isRecreating: Bool { deployment["spec", "strategy", "type"] == "Recreate" }
    /// How long the rollout may stand still before it counts as failed; nil for ever.
    var deadlineSeconds: Int64? {
        let seconds = deployment["spec", "progressDeadlineSeconds"]?.int
        return seconds == Int64(Int32.max) ? nil : seconds
    }

    /// How many Pods there may be beyond those wanted, and how many of those wanted may be missing.
    var margin: (surge: Int, unavailable: Int) {
        guard !isRecreating else { return (0, 0) }
        return RollingMargin(of: deployment).resolved(for: wanted)
    }

    func write(_ change: (inout KubeObject) -> Void) throws {
        var changed = deployment
        change(&changed)
        // The real controller writes its annotation with the status, and owns it there.
        deployment = try state.update(deployment, to: changed, in: WorkloadKind.deployment.resource, of: .status)
    }

    /// Keeps a changed ReplicaSet, here and in the cluster.
    func write(_ set: KubeObject, as changed: KubeObject) throws {
        let written = try state.update(set, to: changed, in: WorkloadKind.replicaSet.resource)
        if newSet?.uid == set.uid { newSet = written }
        oldSets = oldSets.map { $0.uid == set.uid ? written : $0 }
    }

    func tell(_ weight: Happening.Weight, _ reason: String, _ message: String) throws {
        let happening = Happening(weight, reason: reason, message: message, component: "deployment-controller")
        try state.record(happening, on: deployment)
    }
}

extension [KubeObject] {
    var oldestFirst: [KubeObject] {
        sorted { ($0.creationTimestamp, $0.name) < ($1.creationTimestamp, $1.name) }
    }

    /// Those that ask for Pods.
    var active: [KubeObject] { filter { $0.wantedReplicas > 0 } }

    /// How many Pods they ask for.
    var wanted: Int { reduce(0) { $0 + $1.wantedReplicas } }

    func total(_ member: String) -> Int { reduce(0) { $0 + $1.statusCount(member) } }
}
