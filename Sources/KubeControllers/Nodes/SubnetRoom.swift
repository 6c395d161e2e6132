import CloudModel
import CloudWire
import KubeAPI
import KubeObjects

/// What a virtual node says of the free addresses of its subnet (reconciler reference 5.1, line 9).
struct SubnetRoom {
    private static let condition = "NetworkUnavailable"
    private static let taint = "node.kubernetes.io/network-unavailable"

    let isFull: Bool
    private let subnet: SubnetID

    init(_ subnet: SubnetID, isFull: Bool) {
        self.subnet = subnet
        self.isFull = isFull
    }

    /// What the node says at present.
    static func isFull(_ node: KubeObject) -> Bool {
        (node["status", "conditions"]?.array ?? []).contains {
            $0["type"] == "NetworkUnavailable" && $0["status"] == "True"
        }
    }

    private var reason: String { isFull ? "EKLetHasInsufficientSubnetIP" : "EKLetHasSufficientSubnetIP" }

    private var message: String {
        "eklet node has \(isFull ? "insufficient" : "sufficient") IP available of subnet \(subnet)"
    }

    var happening: Happening { Happening(.warning, reason: reason, message: message, component: "eklet") }

    func condition(at now: Instant) -> JSON {
        [
            "type": .string(Self.condition), "status": isFull ? "True" : "False",
            "lastHeartbeatTime": .string(now.kubeText), "lastTransitionTime": .string(now.kubeText),
            "reason": .string(reason), "message": .string(message),
        ]
    }

    /// Writes the condition, and the taint that a node's controller gives a node without network.
    func write(on node: inout KubeObject, at now: Instant) {
        let conditions = (node["status", "conditions"]?.array ?? []).filter { $0["type"] != .string(Self.condition) }
        node["status", "conditions"] = .array(conditions + [condition(at: now)])
        var taints = (node["spec", "taints"]?.array ?? []).filter { $0["key"] != .string(Self.taint) }
        if isFull {
            taints.append(["key": .string(Self.taint), "effect": "NoSchedule", "timeAdded": .string(now.kubeText)])
        }
        node["spec", "taints"] = taints.isEmpty ? nil : .array(taints)
    }
}
