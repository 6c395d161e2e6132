import CloudModel
import CloudWire
import KubeAPI
import KubeObjects

/// What a pod's status says of one container.
struct ContainerStatus {
    private(set) var json: JSON

    init(_ json: JSON) { self.json = json }

    /// A container that waits for its first start.
    init(waiting container: JSON, reason: String) {
        json = [
            "image": container["image"] ?? "", "imageID": "", "lastState": [:], "name": container["name"] ?? "",
            "ready": false, "restartCount": 0, "started": false, "state": ["waiting": ["reason": .string(reason)]],
        ]
    }

    var name: String { json["name"]?.string ?? "" }
    var image: String { json["image"]?.string ?? "" }
    var restartCount: Int64 { json["restartCount"]?.int ?? 0 }
    var isReady: Bool { json["ready"]?.bool ?? false }
    var isRunning: Bool { json[path: "state", "running"] != nil }
    var waitingReason: String? { json[path: "state", "waiting", "reason"]?.string }
    var isWaitingForImage: Bool {
        ["ErrImagePull", "ImagePullBackOff", "InvalidImageName"].contains(waitingReason)
    }
    var isTerminated: Bool { json[path: "state", "terminated"] != nil }
    /// Whether it ran at least once.
    var hasRun: Bool { isRunning || isTerminated || lastEnd != nil }
    var startedAt: Instant? { instant("state", "running", "startedAt") }
    var exitCode: Int64? { json[path: "state", "terminated", "exitCode"]?.int }
    /// When its last run before this state ended.
    var lastEnd: Instant? { instant("lastState", "terminated", "finishedAt") }
    var lastStart: Instant? { instant("lastState", "terminated", "startedAt") }

    /// The run that has just ended.
    var runStart: Instant? { instant("state", "terminated", "startedAt") }
    var runEnd: Instant? { instant("state", "terminated", "finishedAt") }

    private func instant(_ path: String...) -> Instant? { json[path: path]?.string.flatMap(Instant.init(kubeText:)) }

    mutating func setReady(_ isReady: Bool) { json[path: "ready"] = .bool(isReady) }

    mutating func start(_ image: ContainerImage, id: String, at now: Instant) {
        if hasRun {
            if isTerminated { json[path: "lastState"] = json["state"] }
            json[path: "restartCount"] = .int(restartCount + 1)
        }
        json[path: "containerID"] = .string(id)
        json[path: "image"] = .string(image.resolved)
        json[path: "imageID"] = .string(image.id)
        json[path: "state"] = ["running": ["startedAt": .string(now.kubeText)]]
        json[path: "started"] = true
        json[path: "ready"] = false
    }

    mutating func end(exitCode: Int64, at now: Instant) {
        let started = json[path: "state", "running", "startedAt"] ?? .string(now.kubeText)
        json[path: "state"] = [
            "terminated": [
                "containerID": json["containerID"] ?? "", "exitCode": .int(exitCode),
                "finishedAt": .string(now.kubeText), "reason": exitCode == 0 ? "Completed" : "Error",
                "startedAt": started,
            ]
        ]
        json[path: "started"] = false
        json[path: "ready"] = false
    }

    /// Lets a container that ended wait for its next start.
    mutating func backOff(_ message: String) {
        wait(reason: "CrashLoopBackOff", message: message)
    }

    mutating func wait(reason: String, message: String) {
        if isTerminated { json[path: "lastState"] = json["state"] }
        json[path: "state"] = ["waiting": ["message": .string(message), "reason": .string(reason)]]
    }
}
