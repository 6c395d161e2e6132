import CloudWire
import KubeObjects

/// Why a Service has a load balancer or none: the tables of reference 1.1 and 1.2.
enum ServiceNeed: Hashable, Sendable {
    /// Of type LoadBalancer.
    case loadBalancer(String)
    /// Of type ClusterIP, on a cluster that implements it by an internal load balancer.
    case clusterIP(String)
    case none(String)

    init(_ service: KubeObject, _ cluster: ClusterFacts, _ policy: ReconcilerPolicy) {
        let type = service["spec", "type"]?.string ?? "ClusterIP"
        switch type {
        case "LoadBalancer":
            if policy.ignoresLoadBalancerClass, let name = service["spec", "loadBalancerClass"]?.string {
                self = .none("its loadBalancerClass is \(name), which another controller serves")
            } else {
                self = .loadBalancer("its type is LoadBalancer")
            }
        case "ClusterIP" where policy.flavour == .eks:
            self.init(clusterIP: SubmittedClusterIP(service), cluster)
        default:
            self = .none("its type is \(type)")
        }
    }

    private init(clusterIP: SubmittedClusterIP, _ cluster: ClusterFacts) {
        let version = cluster.gitVersion
        switch (clusterIP, cluster.isVendorKubernetes) {
        case (.none, _):
            self = .none("it is headless (clusterIP: None)")
        case (_, true):
            self = .clusterIP("its type is ClusterIP, not headless, and the Kubernetes \(version) is the vendor's own")
        case (.empty, false):
            self = .clusterIP("its type is ClusterIP and its clusterIP was explicitly \"\"")
        case (.absent, false), (.address, false):
            self = .none(
                "its type is ClusterIP, its clusterIP was not explicitly \"\", and the Kubernetes \(version) is a stock one"
            )
        }
    }
}

/// What a manifest said of `spec.clusterIP`: presence counts (reference 1.1).
enum SubmittedClusterIP: Hashable, Sendable {
    case absent, empty, none, address

    /// A stock server replaces both "absent" and `""` by an address; then what kubectl keeps of the manifest tells, or
    /// that server-side apply owns the field, which it does for `""` and not for an absent one.
    init(_ service: KubeObject) {
        switch service["spec", "clusterIP"]?.string {
        case nil: self = .absent
        case "": self = .empty
        case "None": self = .none
        default: self = Self.kept(service)
        }
    }

    private static func kept(_ service: KubeObject) -> SubmittedClusterIP {
        if let text = service.annotation(ServiceAnnotation.lastApplied),
            let manifest = try? JSONParser.parse(Array(text.utf8))
        {
            switch manifest[path: "spec", "clusterIP"]?.string {
            case nil: return .absent
            case "": return .empty
            default: return .address
            }
        }
        let fields = service["metadata", "managedFields"]?.array ?? []
        let isApplied = fields.contains {
            $0["operation"]?.string == "Apply" && $0[path: "fieldsV1", "f:spec", "f:clusterIP"] != nil
        }
        return isApplied ? .empty : .address
    }
}
