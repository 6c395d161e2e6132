import CloudModel
import CloudWire
import KubeAPI
import KubeObjects

/// One condition of a pod.
struct PodCondition: Hashable {
    var type: String
    var isTrue: Bool
    var reason: String?
    var message: String?

    init(_ type: String, _ isTrue: Bool, reason: String? = nil, message: String? = nil) {
        self.type = type
        self.isTrue = isTrue
        self.reason = reason
        self.message = message
    }

    func json(since time: JSON) -> JSON {
        var json: JSON = [
            "type": .string(type), "status": isTrue ? "True" : "False", "lastProbeTime": nil,
            "lastTransitionTime": time,
        ]
        json[path: "reason"] = reason.map(JSON.string)
        json[path: "message"] = message.map(JSON.string)
        return json
    }
}

/// The conditions of pods, each of which keeps the time when it last turned.
enum PodConditions {
    /// Writes a condition in its place, or at the end where it is new.
    static func set(_ condition: PodCondition, on pod: inout KubeObject, at now: Instant) {
        var conditions = pod["status", "conditions"]?.array ?? []
        let place = conditions.firstIndex { $0["type"]?.string == condition.type }
        let json = condition.json(since: turn(condition, place.map { conditions[$0] }, at: now))
        if let place { conditions[place] = json } else { conditions.append(json) }
        pod["status", "conditions"] = .array(conditions)
    }

    /// Writes what a kubelet says, after what others say and before what the scheduler said.
    static func set(_ told: [PodCondition], on pod: inout KubeObject, at now: Instant) {
        let before = pod["status", "conditions"]?.array ?? []
        let types = Set(told.map(\.type)).union(["PodScheduled"])
        let foreign = before.filter { !types.contains($0["type"]?.string ?? "") }
        let scheduled = before.filter { $0["type"] == "PodScheduled" }
        let ours = told.map { condition in
            let old = before.first { $0["type"]?.string == condition.type }
            return condition.json(since: turn(condition, old, at: now))
        }
        pod["status", "conditions"] = .array(foreign + ours + scheduled)
    }

    static func status(_ type: String, of pod: KubeObject) -> String? {
        (pod["status", "conditions"]?.array ?? []).first { $0["type"]?.string == type }?["status"]?.string
    }

    static func isTrue(_ type: String, of pod: KubeObject) -> Bool { status(type, of: pod) == "True" }

    private static func turn(_ condition: PodCondition, _ old: JSON?, at now: Instant) -> JSON {
        guard let old, (old["status"] == "True") == condition.isTrue, let time = old["lastTransitionTime"] else {
            return .string(now.kubeText)
        }
        return time
    }
}
