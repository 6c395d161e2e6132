import CloudModel
import CloudWire
import KubeObjects

/// What a ReplicaSet's status says of its Pods.
struct ReplicaSetStatus {
    private let set: KubeObject
    private let pods: [KubeObject]
    private let now: Instant

    init(of set: KubeObject, pods: [KubeObject], now: Instant) {
        self.set = set
        self.pods = pods
        self.now = now
    }

    func value(failure: Crew.Failure?) -> JSON {
        var status: JSON = ["replicas": .int(Int64(pods.count))]
        let labels = LabelSelector(labels: PodTemplate(of: set).labels)
        let health = pods.map(PodHealth.init)
        status[path: "fullyLabeledReplicas"] = .unlessZero(pods.count { labels.matches($0.labels) })
        status[path: "readyReplicas"] = .unlessZero(health.count { $0.isReady })
        status[path: "availableReplicas"] = .unlessZero(
            health.count { $0.isAvailable(minReadySeconds: set.minReadySeconds, at: now) }
        )
        status[path: "observedGeneration"] = .int(set.generation)
        let conditions = self.conditions(failure)
        if !conditions.isEmpty { status[path: "conditions"] = .array(conditions) }
        return status
    }

    private func conditions(_ failure: Crew.Failure?) -> [JSON] {
        var conditions = Conditions(set["status", "conditions"]?.array ?? [], now: now, hasUpdateTimes: false)
        if let failure {
            conditions.set("ReplicaFailure", "True", reason: failure.reason, message: failure.message)
        } else {
            conditions.remove("ReplicaFailure")
        }
        return conditions.all
    }
}
