import CloudWire
import KubeObjects

/// What the containers of a pod add up to in one word.
struct PodState {
    var readyContainers = 0
    var allContainers: Int
    var reason: String
    var restarts: Int64 = 0
    /// When a container ended last and was started again, in seconds since 1970.
    var lastRestart: Int64?

    private let sidecars: Set<String>
    private var sidecarRestarts: Int64 = 0
    private var lastSidecarRestart: Int64?

    init(_ pod: JSON) {
        sidecars = Set(
            pod.list("spec", "initContainers").filter { $0.text("restartPolicy") == "Always" }.map { $0.text("name") }
        )
        allContainers = pod.list("spec", "containers").count + sidecars.count
        reason = pod.text("status", "reason").isEmpty ? pod.text("status", "phase") : pod.text("status", "reason")
        if let gate = Self.condition("PodScheduled", of: pod), gate.text("reason") == "SchedulingGated" {
            reason = "SchedulingGated"
        }
        let isInitializing = readInitContainers(pod)
        if !isInitializing || Self.condition("Initialized", of: pod)?.text("status") == "True" { readContainers(pod) }
        readDeletion(pod)
    }

    /// Reads the containers that run first, and whether one of them still holds up the others.
    private mutating func readInitContainers(_ pod: JSON) -> Bool {
        let total = pod.list("spec", "initContainers").count
        for (place, status) in pod.list("status", "initContainerStatuses").enumerated() {
            let isSidecar = sidecars.contains(status.text("name"))
            restarts += status.number("restartCount")
            lastRestart = Self.later(lastRestart, Self.lastEnd(status))
            if isSidecar {
                sidecarRestarts += status.number("restartCount")
                lastSidecarRestart = Self.later(lastSidecarRestart, Self.lastEnd(status))
            }
            if let ended = status.value("state", "terminated"), ended.number("exitCode") == 0 { continue }
            if isSidecar, status.isTrue("started") {
                if status.isTrue("ready") { readyContainers += 1 }
                continue
            }
            reason = Self.initReason(status, place: place, total: total)
            return true
        }
        return false
    }

    private static func initReason(_ status: JSON, place: Int, total: Int) -> String {
        if let ended = status.value("state", "terminated") { return "Init:\(endReason(ended))" }
        let waiting = status.text("state", "waiting", "reason")
        if !waiting.isEmpty, waiting != "PodInitializing" { return "Init:\(waiting)" }
        return "Init:\(place)/\(total)"
    }

    /// The first container's trouble is what is shown, so the last is read first.
    private mutating func readContainers(_ pod: JSON) {
        var isAnyRunning = false
        // What the containers before them did no longer counts.
        (restarts, lastRestart) = (sidecarRestarts, lastSidecarRestart)
        for status in pod.list("status", "containerStatuses").reversed() {
            restarts += status.number("restartCount")
            lastRestart = Self.later(lastRestart, Self.lastEnd(status))
            let waiting = status.text("state", "waiting", "reason")
            if !waiting.isEmpty {
                reason = waiting
            } else if let ended = status.value("state", "terminated") {
                reason = Self.endReason(ended)
            } else if status.isTrue("ready"), status.value("state", "running") != nil {
                isAnyRunning = true
                readyContainers += 1
            }
        }
        // A pod of which a part is done still runs.
        guard reason == "Completed", isAnyRunning else { return }
        reason = Self.condition("Ready", of: pod)?.text("status") == "True" ? "Running" : "NotReady"
    }

    private mutating func readDeletion(_ pod: JSON) {
        guard pod.value("metadata", "deletionTimestamp") != nil else { return }
        if pod.text("status", "reason") == "NodeLost" {
            reason = "Unknown"
        } else if !["Succeeded", "Failed"].contains(pod.text("status", "phase")) {
            reason = "Terminating"
        }
    }

    private static func endReason(_ ended: JSON) -> String {
        let reason = ended.text("reason")
        if !reason.isEmpty { return reason }
        let signal = ended.number("signal")
        return signal != 0 ? "Signal:\(signal)" : "ExitCode:\(ended.number("exitCode"))"
    }

    private static func lastEnd(_ status: JSON) -> Int64? {
        Timestamp.seconds(status.text("lastState", "terminated", "finishedAt"))
    }

    private static func later(_ left: Int64?, _ right: Int64?) -> Int64? {
        guard let left, let right else { return left ?? right }
        return max(left, right)
    }

    private static func condition(_ type: String, of pod: JSON) -> JSON? {
        pod.list("status", "conditions").first { $0.text("type") == type }
    }
}
