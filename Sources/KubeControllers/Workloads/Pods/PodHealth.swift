import CloudModel
import CloudWire
import KubeAPI
import KubeObjects

/// What a Pod says of its life, as the workload controllers read it.
struct PodHealth {
    let pod: KubeObject

    init(_ pod: KubeObject) { self.pod = pod }

    var phase: String { pod["status", "phase"]?.string ?? "" }

    /// Whether its containers ended for good.
    var isOver: Bool { phase == "Succeeded" || phase == "Failed" }

    /// Whether it is neither over nor about to go.
    var isActive: Bool { !isOver && !pod.isBeingDeleted }

    var isReady: Bool { readyCondition?["status"] == "True" }

    /// Since when it is ready; nil where it is not, or does not tell.
    var readySince: Instant? {
        guard isReady, let text = readyCondition?["lastTransitionTime"]?.string else { return nil }
        return Instant(kubeText: text)
    }

    /// From when it counts as available; nil where it is not ready.
    func availableFrom(minReadySeconds: Int64) -> Instant? {
        guard isReady else { return nil }
        guard minReadySeconds > 0 else { return Instant(milliseconds: .min) }
        return readySince.map { $0 + Duration.seconds(minReadySeconds) }
    }

    func isAvailable(minReadySeconds: Int64, at now: Instant) -> Bool {
        availableFrom(minReadySeconds: minReadySeconds).map { $0 <= now } ?? false
    }

    /// The restarts of the container that restarted most.
    var restarts: Int64 {
        (pod["status", "containerStatuses"]?.array ?? []).compactMap { $0["restartCount"]?.int }.max() ?? 0
    }

    private var readyCondition: JSON? {
        pod["status", "conditions"]?.array?.first { $0["type"] == "Ready" }
    }
}

extension [KubeObject] {
    /// When the next of these Pods that is ready becomes available; nil where none is waiting for that.
    func nextAvailability(minReadySeconds: Int64, after now: Instant) -> Instant? {
        compactMap { PodHealth($0).availableFrom(minReadySeconds: minReadySeconds) }.filter { $0 > now }.min()
    }
}
