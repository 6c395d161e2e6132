package import KubeObjects

/// Tells which Services and Ingresses use a load balancer: by its tags, or by their annotations (reference 1.4, 1.5,
/// 3.3).
package struct LoadBalancerUse: Sendable {
    /// What a load balancer is to an object.
    package enum Standing: Hashable, Sendable {
        /// It was bought for, or is tagged with, the object.
        case owned
        /// The object has listeners on it, as others may.
        case used
        /// The object names it, and does not have it.
        case named
    }

    private let id: String
    private let tags: [String: String]

    /// The use of the load balancer of that id, with its tags as the cloud keeps them.
    package init(id: String, tags: [String: String]) {
        self.id = id
        self.tags = tags
    }

    /// The cluster whose reconciler bought it; nil where none did.
    package var buyer: String? { isBought ? tags[OwnershipTags.cluster] ?? "" : nil }

    /// What it is to a Service or an Ingress; nil for nothing.
    package func standing(to object: KubeObject) -> Standing? {
        guard let kind = ObjectKey.Kind(rawValue: object.kind) else { return nil }
        if tags[OwnershipTags.owner(kind)] == object.uid { return .owned }
        let isWritten = object.annotation(kind.loadBalancerAnnotation) == id
        // A copied manifest carries the annotation too; only a Service has one without a tag of its own.
        if isWritten, kind == .service, !isBought, tags[OwnershipTags.cluster] != nil { return .used }
        return isWritten || object.annotation(kind.existingAnnotation) == id ? .named : nil
    }

    private var isBought: Bool { tags[OwnershipTags.createdBy] == "yes" }
}

extension ObjectKey.Kind {
    /// By which an object names a load balancer of the user's own.
    fileprivate var existingAnnotation: String {
        self == .service ? ServiceAnnotation.existingId : IngressAnnotation.existingId
    }
}
