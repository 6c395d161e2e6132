import CloudWire
import KubeObjects

/// A load balancer that an object of the cluster must have, by the tests' own reading of the manifest.
struct WantedLoadBalancer {
    /// Where its targets and rules hang: `TCP:80`, or `HTTP:80 a.example/`.
    typealias Places = [String: Set<String>]

    var object: String
    var uid: String
    var isIngress = false
    var isSecond = false
    /// Nil for a public one.
    var subnetId: String?
    /// Nil for one that is bought.
    var existingId: String?
    var places: Places = [:]
    /// Whether the object cannot be understood, so that whatever it has stays as it is.
    var isRefused = false

    /// Whether a load balancer of the cloud is this one.
    func isMet(by loadBalancer: JSON) -> Bool {
        if let existingId { return loadBalancer["LoadBalancerId"]?.string == existingId }
        let tags = loadBalancer.tags
        let owner = isIngress ? "tke-lb-ingress-uuid" : "tke-lb-serviceuuid"
        return tags["tke-createdBy-flag"] == "yes" && tags[owner] == uid
            && (tags["tke-lb-role"] == "clusterip") == isSecond
            && (loadBalancer["LoadBalancerType"] == "INTERNAL") == (subnetId != nil)
            && (subnetId == nil || loadBalancer["SubnetId"]?.string == subnetId)
    }
}

extension JSON {
    /// Those of a load balancer, by key.
    var tags: [String: String] {
        let pairs = (self["Tags"]?.array ?? []).map { ($0["TagKey"]?.string ?? "", $0["TagValue"]?.string ?? "") }
        return Dictionary(pairs) { $1 }
    }

    var name: String { self[path: "metadata", "name"]?.string ?? "" }

    /// An annotation with something in it.
    func note(_ key: String) -> String? {
        self["metadata"]?["annotations"]?[key]?.string.flatMap { $0.isEmpty ? nil : $0 }
    }
}
