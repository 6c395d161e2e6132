import CloudModel
import CloudWire
package import KubeObjects

/// The end of objects: at once, or when their finalizers and their grace are through.
package struct Removal {
    private let resource: Resource
    private let state: ClusterTransaction

    package init(_ resource: Resource, in state: ClusterTransaction) {
        self.resource = resource
        self.state = state
    }

    /// Keeps a changed object, or removes it where its deletion waited for no more than this change.
    func keepOrRemove(_ object: KubeObject, _ old: KubeObject) throws -> KubeObject {
        guard object.isBeingDeleted, object.finalizers.isEmpty, isGraceOver(object), !holdsContent(object) else {
            return try state.replace(old, with: object, in: resource.storageKey)
        }
        try remove(object)
        return object
    }

    /// Begins the deletion of an object, or ends it where nothing holds it; nil where it is gone.
    package func delete(_ object: KubeObject, _ options: DeleteOptions = DeleteOptions()) throws -> KubeObject? {
        var marked = object
        if resource.storageKey == DefinitionEnding.resource, !object.isBeingDeleted {
            DefinitionEnding.begin(&marked, at: state.now)
            return try state.replace(object, with: marked, in: resource.storageKey)
        }
        let grace = grace(object, options)
        if let propagation = options.propagation {
            marked.finalizers = propagation.finalizers(after: marked.finalizers)
        }
        guard grace > 0 || !marked.finalizers.isEmpty || holdsContent(marked) else {
            try remove(object)
            return nil
        }
        let due = state.now + Duration.seconds(grace)
        // A second deletion may shorten the first one's grace, never lengthen it.
        if object.isBeingDeleted, grace >= object["metadata", "deletionGracePeriodSeconds"]?.int ?? 0 {
            return try state.replace(object, with: marked, in: resource.storageKey)
        }
        marked["metadata", "deletionTimestamp"] = .string(due.kubeText)
        marked["metadata", "deletionGracePeriodSeconds"] = .int(grace)
        if resource.countsGenerations { marked.generation += 1 }
        if resource.storageKey == "namespaces" { marked["status", "phase"] = "Terminating" }
        return try state.replace(object, with: marked, in: resource.storageKey)
    }

    private func remove(_ object: KubeObject) throws {
        try Admission(resource, in: state).release(object)
        try state.remove(object, from: resource.storageKey)
    }

    /// Only Pods on a node are given time; nobody is told of the others' end.
    private func grace(_ object: KubeObject, _ options: DeleteOptions) -> Int64 {
        guard resource.storageKey == "pods" else { return 0 }
        let phase = object["status", "phase"]?.string
        guard object["spec", "nodeName"]?.string?.isEmpty == false, phase != "Succeeded", phase != "Failed" else {
            return 0
        }
        let asked = options.graceSeconds ?? object["spec", "terminationGracePeriodSeconds"]?.int ?? 30
        // A century is as long as any.
        return asked < 0 ? 1 : min(asked, 3_153_600_000)
    }

    private func isGraceOver(_ object: KubeObject) -> Bool {
        (object["metadata", "deletionGracePeriodSeconds"]?.int ?? 0) == 0
    }

    /// A namespace stays until what is in it is gone.
    private func holdsContent(_ object: KubeObject) -> Bool {
        resource.storageKey == "namespaces" && object["spec", "finalizers"]?.array?.isEmpty == false
    }
}

/// How a client wants something deleted.
package struct DeleteOptions: Sendable {
    package enum Propagation: String, Sendable {
        case background = "Background"
        case foreground = "Foreground"
        case orphan = "Orphan"

        /// The finalizers of an object so deleted: an earlier choice is taken back.
        func finalizers(after old: [String]) -> [String] {
            if let finalizer, old.contains(finalizer) {
                return old.filter { $0 == finalizer || !Self.all.contains($0) }
            }
            return old.filter { !Self.all.contains($0) } + [finalizer].compactMap { $0 }
        }

        private static let all = [foreground, orphan].compactMap(\.finalizer)

        /// What holds the object until its dependents were dealt with.
        private var finalizer: String? {
            switch self {
            case .background: nil
            case .foreground: "foregroundDeletion"
            case .orphan: "orphan"
            }
        }
    }

    /// Nil for what the object's finalizers say, and else the background.
    package var propagation: Propagation?
    /// Nil for what the object says.
    package var graceSeconds: Int64?
    var uid: String?
    var resourceVersion: String?

    package init(propagation: Propagation? = nil, graceSeconds: Int64? = nil) {
        self.propagation = propagation
        self.graceSeconds = graceSeconds
    }
}
