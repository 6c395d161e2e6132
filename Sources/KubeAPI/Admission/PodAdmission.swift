import CloudWire
import KubeObjects

/// What the admission plug-ins of a stock server add to new Pods.
enum PodAdmission {
    static func complete(_ pod: inout KubeObject) {
        if pod["spec", "serviceAccountName"] == nil { pod["spec", "serviceAccountName"] = "default" }
        pod["spec", "serviceAccount"] = pod["spec", "serviceAccountName"]
        if pod["spec", "priority"] == nil { pod["spec", "priority"] = 0 }
        if pod["spec", "preemptionPolicy"] == nil { pod["spec", "preemptionPolicy"] = "PreemptLowerPriority" }
        addTolerations(&pod)
    }

    /// Pods stay five minutes on a node that is lost, unless they say otherwise.
    private static func addTolerations(_ pod: inout KubeObject) {
        var tolerations = pod["spec", "tolerations"]?.array ?? []
        for key in ["node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable"] {
            let isTolerated = tolerations.contains { toleration in
                let name = toleration["key"]?.string ?? ""
                let effect = toleration["effect"]?.string ?? ""
                return (name == key || name.isEmpty) && (effect == "NoExecute" || effect.isEmpty)
            }
            guard !isTolerated else { continue }
            tolerations.append(
                ["key": .string(key), "operator": "Exists", "effect": "NoExecute", "tolerationSeconds": 300]
            )
        }
        pod["spec", "tolerations"] = .array(tolerations)
    }
}
