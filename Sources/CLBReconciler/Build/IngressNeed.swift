import CloudWire
import KubeObjects

/// Why an Ingress is managed or ignored: the table of reference 1.3.
enum IngressNeed: Hashable, Sendable {
    case managed(String)
    case none(String)

    private static let ours = "qcloud"

    init(_ ingress: KubeObject, _ policy: ReconcilerPolicy) {
        let annotation = ingress.annotation(IngressAnnotation.ingressClass)
        let className = ingress["spec", "ingressClassName"]?.string
        let key = IngressAnnotation.ingressClass
        if annotation == Self.ours {
            self = .managed("its annotation \(key) says \(Self.ours)")
        } else if let annotation {
            self = .none("its annotation \(key) says \(annotation), not \(Self.ours)")
        } else if className == Self.ours, policy.flavour == .tke || policy.ingressClassNameCounts {
            self = .managed("its ingressClassName is \(Self.ours)")
        } else if let className {
            self = .none("its ingressClassName is \(className), and it lacks the annotation \(key): \(Self.ours)")
        } else if policy.flavour == .tke {
            self = .managed("it names no class")
        } else {
            self = .none("it lacks the annotation \(key): \(Self.ours)")
        }
    }
}
