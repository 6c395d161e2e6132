import CloudModel
import CloudStore
import CloudWire
import KubeAPI
import KubeObjects

/// What is left in a namespace that is going, and what holds it.
struct NamespaceRest {
    private var counts: [(resource: String, count: Int)] = []
    private var finalizers: [String: Int] = [:]

    init(_ namespace: String, in state: ClusterTransaction) throws {
        for resource in try state.snapshot.resources(in: namespace, of: state.cluster.id) {
            let objects = try state.objects(resource, namespace: namespace)
            counts.append((resource, objects.count))
            for finalizer in objects.flatMap(\.finalizers) { finalizers[finalizer, default: 0] += 1 }
        }
    }

    var isEmpty: Bool { counts.isEmpty }

    /// Writes the five conditions by which a namespace tells why it is still there.
    func write(into namespace: inout KubeObject, at now: Instant) {
        let before = namespace["status", "conditions"]?.array ?? []
        namespace["status", "conditions"] = .array(
            conditions.map { condition in
                let old = before.first { $0["type"] == condition["type"] }
                var condition = condition
                let time = old?["status"] == condition["status"] ? old?["lastTransitionTime"] : nil
                condition[path: "lastTransitionTime"] = time ?? .string(now.kubeText)
                return condition
            }
        )
    }

    private var conditions: [JSON] {
        [
            condition(
                "NamespaceDeletionDiscoveryFailure",
                false,
                "ResourcesDiscovered",
                "All resources successfully discovered"
            ),
            condition(
                "NamespaceDeletionGroupVersionParsingFailure",
                false,
                "ParsedGroupVersions",
                "All legacy kube types successfully parsed"
            ),
            condition(
                "NamespaceDeletionContentFailure",
                false,
                "ContentDeleted",
                "All content successfully deleted, may be waiting on finalization"
            ),
            remaining, held,
        ]
    }

    private var remaining: JSON {
        let type = "NamespaceContentRemaining"
        guard !counts.isEmpty else {
            return condition(type, false, "ContentRemoved", "All content successfully removed")
        }
        let texts = counts.map { entry in
            // The group stands after a point even where it is empty.
            let name = entry.resource.contains(".") ? entry.resource : entry.resource + "."
            return "\(name) has \(entry.count) resource instances"
        }
        return condition(
            type,
            true,
            "SomeResourcesRemain",
            "Some resources are remaining: \(texts.sorted().joined(separator: ", "))"
        )
    }

    private var held: JSON {
        let type = "NamespaceFinalizersRemaining"
        guard !finalizers.isEmpty else {
            return condition(type, false, "ContentHasNoFinalizers", "All content-preserving finalizers finished")
        }
        let texts = finalizers.map { "\($0.key) in \($0.value) resource instances" }.sorted()
        return condition(
            type,
            true,
            "SomeFinalizersRemain",
            "Some content in the namespace has finalizers remaining: \(texts.joined(separator: ", "))"
        )
    }

    private func condition(_ type: String, _ isTrue: Bool, _ reason: String, _ message: String) -> JSON {
        [
            "type": .string(type), "status": isTrue ? "True" : "False", "lastTransitionTime": nil,
            "reason": .string(reason), "message": .string(message),
        ]
    }
}
