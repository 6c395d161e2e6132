import CloudModel
import CloudWire
import KubeAPI
import KubeObjects

/// The conditions of a workload's status, which change no more than they must.
struct Conditions {
    private(set) var all: [JSON]
    private let now: Instant
    /// Whether each also says when it was last looked at.
    private let hasUpdateTimes: Bool

    init(_ all: [JSON], now: Instant, hasUpdateTimes: Bool) {
        self.all = all
        self.now = now
        self.hasUpdateTimes = hasUpdateTimes
    }

    subscript(type: String) -> JSON? { all.first { $0["type"]?.string == type } }

    /// Sets a condition, unless its status and its reason are what they were.
    mutating func set(_ type: String, _ status: String, reason: String, message: String) {
        let old = self[type]
        guard old?["status"]?.string != status || old?["reason"]?.string != reason else { return }
        renew(type, status, reason: reason, message: message)
    }

    /// Sets a condition even where nothing but the time of its update changes.
    mutating func renew(_ type: String, _ status: String, reason: String, message: String) {
        var condition: JSON = ["type": .string(type), "status": .string(status)]
        let old = self[type]
        if hasUpdateTimes { condition[path: "lastUpdateTime"] = .string(now.kubeText) }
        let isSameStatus = old?["status"]?.string == status
        condition[path: "lastTransitionTime"] =
            (isSameStatus ? old?["lastTransitionTime"] : nil) ?? .string(now.kubeText)
        condition[path: "reason"] = .string(reason)
        condition[path: "message"] = .string(message)
        remove(type)
        all.append(condition)
    }

    mutating func remove(_ type: String) { all.removeAll { $0["type"]?.string == type } }
}
