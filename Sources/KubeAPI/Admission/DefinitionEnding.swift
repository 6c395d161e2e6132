package import CloudModel
import CloudWire
package import KubeObjects

/// The end of a CustomResourceDefinition, which waits until the last of its objects went.
///
/// The server adds a finalizer of its own when the deletion is asked for, and tells in a condition how far it is.
package enum DefinitionEnding {
    /// The list of all definitions.
    package static let resource = "customresourcedefinitions.apiextensions.k8s.io"
    /// What holds a definition while there are objects of its kind.
    package static let finalizer = "customresourcecleanup.apiextensions.k8s.io"

    /// How far the end of a definition is.
    package enum Stage: String, Sendable {
        case pending = "InstanceDeletionPending"
        case inProgress = "InstanceDeletionInProgress"
        case completed = "InstanceDeletionCompleted"

        fileprivate var message: String {
            switch self {
            case .pending: "CustomResourceDefinition marked for deletion; CustomResource deletion will begin soon"
            case .inProgress: "CustomResource deletion is in progress"
            case .completed: "removed all instances"
            }
        }
    }

    /// Marks a definition as one that is to go, whatever a client says of its dependents.
    static func begin(_ definition: inout KubeObject, at now: Instant) {
        definition["metadata", "deletionTimestamp"] = .string(now.kubeText)
        if !definition.finalizers.contains(finalizer) { definition.finalizers.append(finalizer) }
        tell(.pending, in: &definition, at: now)
    }

    /// Writes the stage into a definition's conditions.
    package static func tell(_ stage: Stage, in definition: inout KubeObject, at now: Instant) {
        var conditions = definition["status", "conditions"]?.array ?? []
        let place = conditions.firstIndex { $0["type"] == "Terminating" }
        let old = place.map { conditions[$0] }
        let status: JSON = stage == .completed ? "False" : "True"
        let time = old?["status"] == status ? old?["lastTransitionTime"] : nil
        let condition: JSON = [
            "type": "Terminating", "status": status, "lastTransitionTime": time ?? .string(now.kubeText),
            "reason": .string(stage.rawValue), "message": .string(stage.message),
        ]
        if let place { conditions[place] = condition } else { conditions.append(condition) }
        definition["status", "conditions"] = .array(conditions)
    }

    /// Whether the kind is to go, so that nothing new of it is made.
    static func isUnderWay(_ definition: KubeObject) -> Bool {
        (definition["status", "conditions"]?.array ?? []).contains {
            $0["type"] == "Terminating" && $0["status"] == "True"
        }
    }
}
