import CloudWire
import KubeObjects

extension Defaults {
    /// A Namespace's own label, and the finalizer that lets its contents go first.
    static func namespace(_ namespace: inout JSON) {
        let name = namespace.text("metadata", "name")
        if !name.isEmpty { namespace[path: "metadata", "labels", "kubernetes.io/metadata.name"] = .string(name) }
        if !namespace.isTerminating, !namespace.list("spec", "finalizers").contains("kubernetes") {
            namespace[path: "spec", "finalizers"] = .array(namespace.list("spec", "finalizers") + ["kubernetes"])
        }
        namespace.setDefault("status", "phase", to: "Active")
    }
}

extension JSON {
    fileprivate var isTerminating: Bool { value("metadata", "deletionTimestamp") != nil }
}
