import CloudModel
import CloudWire
import KubeAPI
import KubeObjects

/// The life of a pod on its node, moved on to the present moment.
struct PodRun {
    private let old: KubeObject
    private let state: ClusterTransaction
    private let script: PodScript
    private var pod: KubeObject
    /// When something is due though nothing changes.
    private var next: Instant?

    init(_ pod: KubeObject, in state: ClusterTransaction) {
        old = pod
        self.pod = pod
        self.state = state
        script = PodScript(pod)
    }

    /// Writes what has become of the pod.
    ///
    /// - Returns: when something is due next.
    mutating func proceed() throws -> Instant? {
        let start =
            (pod["status", "startTime"]?.string.flatMap(Instant.init(kubeText:)) ?? state.now) + script.startDelay
        if state.now < start {
            try tellPulling()
            return start
        }
        if try runInitContainers() { try move("containerStatuses", Container.all(of: pod, isInit: false)) }
        PodSummary.write(into: &pod, at: state.now)
        try endIfOver()
        try state.update(old, to: pod, in: "pods")
        return next
    }

    private func tellPulling() throws {
        guard let first = (Container.all(of: pod, isInit: true) + Container.all(of: pod, isInit: false)).first,
            first.image.isPulled(again: false), ImageReference.fault(in: first.image.name) == nil
        else { return }
        try state.recordOnce(ContainerRun.pulling(first), on: pod)
    }

    /// Runs what comes before the containers, one after the other; false while one of them is not through.
    private mutating func runInitContainers() throws -> Bool {
        let containers = Container.all(of: pod, isInit: true)
        try move("initContainerStatuses", containers)
        return PodSummary.statuses("initContainerStatuses", of: pod).allSatisfy { $0.hasRun }
    }

    private mutating func move(_ member: String, _ containers: [Container]) throws {
        var statuses = pod["status", member]?.array ?? []
        for container in containers {
            guard let place = statuses.firstIndex(where: { $0["name"]?.string == container.name }) else { continue }
            var run = ContainerRun(container, ContainerStatus(statuses[place]), of: old, script, in: state)
            try run.proceed()
            statuses[place] = run.status.json
            if let due = run.next { next = min(next ?? due, due) }
            // The next of those that come before the others waits for this one.
            if container.isInit, !run.status.hasRun { break }
        }
        if !containers.isEmpty { pod["status", member] = .array(statuses) }
    }

    /// A pod that is over stops its sidecars and needs no address.
    private mutating func endIfOver() throws {
        guard ["Succeeded", "Failed"].contains(pod["status", "phase"]?.string ?? "") else { return }
        PodEnd.stopSidecars(of: &pod, at: state.now)
        try state.detachInterface(of: &pod)
        PodSummary.write(into: &pod, at: state.now)
        next = nil
    }
}
