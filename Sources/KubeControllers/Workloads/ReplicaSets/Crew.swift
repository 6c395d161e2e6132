import CloudWire
import KubeAPI
import KubeObjects

/// The Pods of one ReplicaSet, too few or too many as they may be.
struct Crew {
    /// Why there are too few.
    struct Failure {
        var reason: String
        var message: String
    }

    /// More Pods than these are not made or deleted at once.
    private static let burst = 500

    private let set: KubeObject
    private let state: ClusterTransaction
    private(set) var pods: [KubeObject]
    private(set) var failure: Failure?

    init(of set: KubeObject, pods: [KubeObject], in state: ClusterTransaction) {
        self.set = set
        self.pods = pods
        self.state = state
    }

    /// Makes what is missing, and deletes what is too much.
    mutating func correct(among everyPod: [KubeObject]) throws {
        let surplus = pods.count - set.wantedReplicas
        if surplus < 0 {
            try create(min(-surplus, Self.burst))
        } else if surplus > 0 {
            try delete(min(surplus, Self.burst), among: everyPod)
        }
    }

    private mutating func create(_ count: Int) throws {
        let pod = PodTemplate(of: set).pod(of: set)
        do {
            for _ in 0..<count {
                let made = try state.create(pod, in: "pods")
                pods.append(made)
                try tell(.normal, "SuccessfulCreate", "Created pod: \(made.name)")
            }
        } catch let error as StatusError {
            failure = Failure(reason: "FailedCreate", message: error.message)
            guard !error.isOfEndingNamespace else { return }
            try tell(.warning, "FailedCreate", "Error creating: \(error.message)")
        }
    }

    private mutating func delete(_ count: Int, among everyPod: [KubeObject]) throws {
        let order = DeletionOrder(related: try related(everyPod), now: state.now)
        let victims = order.sorted(pods).prefix(count)
        for victim in victims {
            try state.delete(victim, in: "pods")
            try tell(.normal, "SuccessfulDelete", "Deleted pod: \(victim.name)")
        }
        let gone = Set(victims.map(\.uid))
        pods.removeAll { gone.contains($0.uid) }
    }

    /// The Pods of all ReplicaSets of the same Deployment.
    private func related(_ everyPod: [KubeObject]) throws -> [KubeObject] {
        guard let deployment = set.controller else { return pods }
        let sets = try state.objects(WorkloadKind.replicaSet.resource, namespace: set.namespace)
        let uids = Set(sets.filter { $0.controller?.uid == deployment.uid }.map(\.uid))
        return everyPod.filter { $0.controller.map { uids.contains($0.uid) } ?? false }
    }

    private func tell(_ weight: Happening.Weight, _ reason: String, _ message: String) throws {
        let happening = Happening(weight, reason: reason, message: message, component: "replicaset-controller")
        try state.record(happening, on: set)
    }
}

extension StatusError {
    /// Whether something was refused since its namespace is about to go: nobody needs to be told.
    var isOfEndingNamespace: Bool {
        details?["causes"]?.array?.contains { $0["reason"] == "NamespaceTerminating" } ?? false
    }
}
