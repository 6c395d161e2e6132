import CloudModel
import CloudWire
import KubeObjects

/// The end of the containers of a pod.
enum PodEnd {
    static func stopSidecars(of pod: inout KubeObject, at now: Instant) {
        stop("initContainerStatuses", of: &pod, exitCode: 0, at: now)
    }

    static func stopAll(of pod: inout KubeObject, exitCode: Int64, at now: Instant) {
        stop("containerStatuses", of: &pod, exitCode: exitCode, at: now)
        stop("initContainerStatuses", of: &pod, exitCode: exitCode, at: now)
    }

    private static func stop(_ member: String, of pod: inout KubeObject, exitCode: Int64, at now: Instant) {
        guard let statuses = pod["status", member]?.array else { return }
        pod["status", member] = .array(
            statuses.map { json in
                var status = ContainerStatus(json)
                if status.isRunning { status.end(exitCode: exitCode, at: now) }
                return status.json
            }
        )
    }
}
