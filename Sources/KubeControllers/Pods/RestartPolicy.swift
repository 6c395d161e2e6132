import CloudWire
import KubeObjects

/// Which of a pod's containers run again after their end.
struct RestartPolicy {
    private let policy: String

    init(_ pod: KubeObject) { policy = pod["spec", "restartPolicy"]?.string ?? "Always" }

    private init(policy: String) { self.policy = policy }

    /// That of one container: sidecars always run again.
    static func of(_ container: String, in pod: KubeObject) -> RestartPolicy {
        isSidecar(container, of: pod) ? RestartPolicy(policy: "Always") : RestartPolicy(pod)
    }

    func restarts(_ status: ContainerStatus) -> Bool {
        switch policy {
        case "Never": false
        case "OnFailure": status.exitCode != 0
        default: true
        }
    }

    /// An init container that goes on running beside the others.
    static func isSidecar(_ name: String, of pod: KubeObject) -> Bool {
        (pod["spec", "initContainers"]?.array ?? []).contains {
            $0["name"]?.string == name && $0["restartPolicy"] == "Always"
        }
    }
}
