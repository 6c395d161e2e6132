import CloudWire
import KubeObjects

/// The rules of an Ingress's spec (reference 4.1).
struct IngressSpecRules {
    /// Each host and path once, in the order of the spec.
    private(set) var rules: [IngressRule] = []
    /// What serves requests that no rule is for; nil where the Ingress has none.
    private(set) var fallback: IngressRule?

    /// - Throws: E4013, E4031 and E4052 for rules that no load balancer can have.
    init(_ ingress: KubeObject) throws(SyncFailure) {
        for entry in ingress["spec", "rules"]?.array ?? [] {
            let paths = entry[path: "http", "paths"]?.array ?? []
            guard !paths.isEmpty else {
                throw SyncFailure("E4013", "Ingress rules invalid. 'spec.rules.http' is empty.")
            }
            let host = try IngressNames.host(entry["host"]?.string ?? RuleKey.vip)
            for path in paths {
                let url = try IngressNames.path(path["path"]?.string ?? "")
                let key = RuleKey(domain: host, url: url)
                guard !rules.contains(where: { $0.key == key }) else { continue }
                rules.append(IngressRule(key: key, backend: IngressBackend(path["backend"])))
            }
        }
        if let backend = IngressBackend(ingress["spec", "defaultBackend"] ?? ingress["spec", "backend"]) {
            let key = RuleKey(domain: RuleKey.vip, url: "/")
            fallback = IngressRule(key: key, backend: backend, isDefault: true)
        }
    }
}
