import CloudModel
import KubeObjects

/// Tells which Services and Ingresses use a load balancer: by its tags, or by their annotations (reconciler reference
/// 1.4, 1.5, 3.3).
struct LoadBalancerUse {
    private static let annotations = [
        "Service": ["service.kubernetes.io/loadbalance-id", "service.kubernetes.io/tke-existed-lbid"],
        "Ingress": ["kubernetes.io/ingress.qcloud-loadbalance-id", "kubernetes.io/ingress.existLbId"],
    ]
    private static let owners = ["tke-lb-serviceuuid", "tke-lb-ingress-uuid"]

    private let id: String
    private let tags: [String: String]

    init(_ loadBalancer: LoadBalancer, tags: [Tag]) {
        id = loadBalancer.id.rawValue
        self.tags = Dictionary(tags.map { ($0.key, $0.value) }) { $1 }
    }

    /// The cluster whose reconciler bought it; nil where none did.
    var buyer: String? { tags["tke-createdBy-flag"] == "yes" ? tags["tke-clusterId"] ?? "" : nil }

    /// Whether the object uses it.
    func isOf(_ object: KubeObject) -> Bool {
        if owns(object) { return true }
        return (Self.annotations[object.kind] ?? []).contains { object.annotations[$0] == id }
    }

    /// Whether it was bought for, or is tagged with, the object.
    func owns(_ object: KubeObject) -> Bool { Self.owners.contains { tags[$0] == object.uid } }
}
