import CloudWire
import KubeAPI
import KubeObjects

/// The Pods of a StatefulSet in their places, on the way to what the set asks for.
///
/// It lives for one transaction. A set that keeps order goes one step a time: each waits for the one before.
final class Lineup {
    private enum Step {
        case goOn, wait
    }

    private let set: KubeObject
    private let revisions: TemplateRevisions
    private let state: ClusterTransaction
    private(set) var pods: [KubeObject]
    /// Whether a Pod could not be made.
    private(set) var hasFailed = false

    init(of set: KubeObject, pods: [KubeObject], revisions: TemplateRevisions, in state: ClusterTransaction) {
        self.set = set
        self.pods = pods
        self.revisions = revisions
        self.state = state
    }

    /// Fills the places, lets go what has none, and then replaces what is out of date.
    func advance() throws {
        let firstUnhealthy = byOrdinal.first { !isHealthy($0) }
        for ordinal in Ordinal.wanted(by: set) where try fill(ordinal) == .wait {
            return
        }
        for pod in condemned where try dismiss(pod, isFirstUnhealthy: pod.uid == firstUnhealthy?.uid) == .wait {
            return
        }
        try replaceOutdated()
    }

    private var isOrdered: Bool { self.set["spec", "podManagementPolicy"] != "Parallel" }

    // MARK: Places

    private func fill(_ ordinal: Int) throws -> Step {
        guard let pod = pod(ordinal) else { return try create(ordinal) }
        if PodHealth(pod).isOver {
            try recreate(pod)
            return isOrdered ? .wait : .goOn
        }
        guard !isOrdered || isAvailable(pod) else { return .wait }
        try fixIdentity(of: pod, ordinal)
        return .goOn
    }

    private func create(_ ordinal: Int) throws -> Step {
        let revision = ordinal < updateStart ? revisions.current : revisions.update
        let draft = StatefulPod(ordinal, of: set).pod(from: revision)
        do {
            pods.append(try state.create(draft, in: "pods"))
            try tell("Create", draft.name)
        } catch let error as StatusError {
            hasFailed = true
            if !error.isOfEndingNamespace { try tell("Create", draft.name, error: error.message) }
            return .wait
        }
        return isOrdered ? .wait : .goOn
    }

    private func recreate(_ pod: KubeObject) throws {
        guard !pod.isBeingDeleted else { return }
        let hasFailed = PodHealth(pod).phase == "Failed"
        let happening = Happening(
            hasFailed ? .warning : .normal,
            reason: hasFailed ? "RecreatingFailedPod" : "RecreatingTerminatedPod",
            message:
                "StatefulSet \(set.namespace)/\(set.name) is recreating \(hasFailed ? "failed" : "terminated") Pod "
                + pod.name,
            component: Self.component
        )
        try state.record(happening, on: set)
        try delete(pod)
    }

    private func fixIdentity(of pod: KubeObject, _ ordinal: Int) throws {
        let labelled = StatefulPod(ordinal, of: set).labelled(pod)
        guard !pod.isBeingDeleted, labelled.labels != pod.labels else { return }
        keep(try state.update(pod, to: labelled, in: "pods"))
        try tell("Update", pod.name)
    }

    // MARK: Pods beyond the last place

    /// Those without a place, the highest number first.
    private var condemned: [KubeObject] {
        let places = Ordinal.wanted(by: set)
        return byOrdinal.reversed().filter { pod in Ordinal.of(pod, in: set).map { !places.contains($0) } ?? false }
    }

    private func dismiss(_ pod: KubeObject, isFirstUnhealthy: Bool) throws -> Step {
        if pod.isBeingDeleted { return isOrdered ? .wait : .goOn }
        // One that is not well waits for others that are not, unless it is the first of them.
        if isOrdered, !isAvailable(pod), !isFirstUnhealthy { return .wait }
        try delete(pod)
        return isOrdered ? .wait : .goOn
    }

    // MARK: Updates

    /// The lowest number that gets the new template.
    private var updateStart: Int {
        guard set["spec", "updateStrategy", "type"] == "RollingUpdate" else { return 0 }
        let partition = set["spec", "updateStrategy", "rollingUpdate", "partition"]?.int ?? 0
        return Ordinal.wanted(by: set).lowerBound + Int(partition)
    }

    /// Deletes the highest Pod of an old revision, once all above it are well.
    private func replaceOutdated() throws {
        guard set["spec", "updateStrategy", "type"] == "RollingUpdate" else { return }
        for ordinal in Ordinal.wanted(by: set).reversed() where ordinal >= updateStart {
            guard let pod = pod(ordinal) else { return }
            if pod.labels[StatefulPod.revisionLabel] != revisions.update.name, !pod.isBeingDeleted {
                return try delete(pod)
            }
            guard isHealthy(pod), isAvailable(pod) else { return }
        }
    }

    // MARK: Pods

    private static let component = "statefulset-controller"

    private var byOrdinal: [KubeObject] {
        pods.sorted { (Ordinal.of($0, in: set) ?? 0) < (Ordinal.of($1, in: set) ?? 0) }
    }

    private func pod(_ ordinal: Int) -> KubeObject? {
        let name = StatefulPod(ordinal, of: set).name
        return pods.first { $0.name == name }
    }

    private func isHealthy(_ pod: KubeObject) -> Bool {
        let health = PodHealth(pod)
        return health.phase == "Running" && health.isReady && !pod.isBeingDeleted
    }

    private func isAvailable(_ pod: KubeObject) -> Bool {
        isHealthy(pod) && PodHealth(pod).isAvailable(minReadySeconds: set.minReadySeconds, at: state.now)
    }

    private func keep(_ pod: KubeObject) { pods = pods.map { $0.uid == pod.uid ? pod : $0 } }

    private func delete(_ pod: KubeObject) throws {
        try state.delete(pod, in: "pods")
        try tell("Delete", pod.name)
        let key = ObjectKey(resource: "pods", namespace: pod.namespace, name: pod.name)
        if let left = try state.object(key) { keep(left) } else { pods.removeAll { $0.uid == pod.uid } }
    }

    private func tell(_ verb: String, _ pod: String, error: String? = nil) throws {
        let end = error.map { "failed error: \($0)" } ?? "successful"
        let happening = Happening(
            error == nil ? .normal : .warning,
            reason: "\(error == nil ? "Successful" : "Failed")\(verb)",
            message: "\(verb.lowercased()) Pod \(pod) in StatefulSet \(set.name) \(end)",
            component: Self.component
        )
        try state.record(happening, on: set)
    }
}
