import CloudModel
import CloudWire
import KubeAPI
import KubeObjects

/// The graceful end of a pod whose deletion was asked for.
struct PodStop {
    /// How a process that ignores the request to stop is ended: 128 and the number of SIGKILL.
    private static let killed: Int64 = 137

    private let pod: KubeObject
    private let state: ClusterTransaction

    init(_ pod: KubeObject, in state: ClusterTransaction) {
        self.pod = pod
        self.state = state
    }

    func proceed() throws -> Instant? {
        let grace = pod["metadata", "deletionGracePeriodSeconds"]?.int ?? 0
        guard grace > 0 || hasRunningContainers else { return nil }
        try tell()
        let deadline = Instant(kubeText: pod.deletionTimestamp ?? "") ?? state.now
        let stop = deadline - .seconds(grace) + stopTime
        let end = hasRunningContainers ? min(stop, deadline) : state.now
        guard end <= state.now else { return end }
        try remove(isKilled: stop > deadline)
        return nil
    }

    private var hasRunningContainers: Bool {
        PodSummary.statuses("containerStatuses", of: pod).contains(where: \.isRunning)
    }

    /// The longest preStop sleep comes before the request to stop.
    private var stopTime: Duration {
        let sleeps = Container.all(of: pod, isInit: false).compactMap {
            $0.json[path: "lifecycle", "preStop", "sleep", "seconds"]?.int
        }
        return PodScript(pod).stopDelay + .seconds(sleeps.max() ?? 0)
    }

    private func tell() throws {
        let running = Set(PodSummary.statuses("containerStatuses", of: pod).filter(\.isRunning).map(\.name))
        for container in Container.all(of: pod, isInit: false) where running.contains(container.name) {
            let happening = PodEvent.normal("Killing", "Stopping container \(container.name)", of: container)
            try state.recordOnce(happening, on: pod)
        }
    }

    /// Writes the containers' ends, as a kubelet does before it lets the pod go.
    private func remove(isKilled: Bool) throws {
        var ended = pod
        PodEnd.stopAll(of: &ended, exitCode: isKilled ? Self.killed : 0, at: state.now)
        PodSummary.write(into: &ended, at: state.now)
        try state.detachInterface(of: &ended)
        PodSummary.write(into: &ended, at: state.now)
        let written = try state.update(pod, to: ended, in: "pods")
        try state.delete(written, in: "pods", DeleteOptions(graceSeconds: 0))
    }
}
