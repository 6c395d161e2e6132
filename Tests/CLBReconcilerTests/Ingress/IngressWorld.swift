import CLBReconciler
import CloudModel
import CloudWire
import KubeObjects
import TestSupport
import Testing

/// A cluster with the Service `web`, two pods behind it, and at most one Ingress `ing`.
struct IngressWorld {
    private static let path = "/apis/networking.k8s.io/v1/namespaces/default/ingresses/ing"

    let world: ReconciledCluster

    var cloud: TestCloud { world.cluster.cloud }

    /// Of a stock Kubernetes, so that the Service itself has no load balancer.
    init(
        policy: ReconcilerPolicy = ReconcilerPolicy(),
        serviceType: String = "ClusterIP",
        cloud: (any CloudEndpoint) -> any CloudEndpoint = { $0 }
    ) throws {
        world = try ReconciledCluster(version: "1.32.2", policy: policy, cloud: cloud)
        try world.apply(.deployment("web", replicas: 2))
        try world.apply(.service("web", type: serviceType))
    }

    /// Creates the Ingress, of the class that is managed, and lets everything come to rest.
    func create(
        _ annotations: [String: String] = [:],
        class name: String? = "qcloud",
        spec: JSON = .ingressSpec(hosts: ["a.example.com"]),
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        var annotations = annotations
        annotations["kubernetes.io/ingress.class"] = name
        let manifest: JSON = [
            "apiVersion": "networking.k8s.io/v1", "kind": "Ingress",
            "metadata": ["name": "ing", "annotations": .texts(annotations)], "spec": spec,
        ]
        try world.apply(manifest, sourceLocation: sourceLocation)
        await settle()
    }

    /// Changes the Ingress; null takes a member off.
    func change(_ patch: JSON) async {
        world.cluster.ask("PATCH", Self.path, patch, type: "application/merge-patch+json")
        await settle()
    }

    func annotate(_ name: String, _ value: JSON) async {
        await change(["metadata": ["annotations": .object(JSONObject([(name: name, value: value)]))]])
    }

    func delete() async {
        world.cluster.ask("DELETE", Self.path)
        await settle()
    }

    func settle() async { await world.advance(by: .seconds(20)) }

    /// The Ingress; a Status where there is none.
    var ingress: JSON { world.cluster.ask("GET", Self.path).json }

    func annotation(_ name: String) -> String? { ingress[path: "metadata", "annotations", name]?.string }

    var loadBalancerId: String? { annotation("kubernetes.io/ingress.qcloud-loadbalance-id") }

    /// The one condition, out of its annotation.
    func condition() throws -> JSON {
        let text = try #require(annotation("ingress.cloud.tencent.com/status.conditions"))
        let conditions = try JSONParser.parse(Array(text.utf8)).array ?? []
        #expect(conditions.count == 1)
        return conditions[0]
    }

    /// The code that the Ingress failed with; nil where it did not.
    func failure() throws -> String? {
        guard annotation("ingress.cloud.tencent.com/status.conditions") != nil else { return nil }
        let condition = try condition()
        return condition["status"] == "False" ? condition["reason"]?.string : nil
    }

    /// The listeners of a load balancer, or of the Ingress's.
    func listeners(of id: String? = nil) throws -> [JSON] {
        guard let id = id ?? loadBalancerId else { return [] }
        return try cloud.clb("DescribeListeners", ["LoadBalancerId": .string(id)])["Listeners"]?.array ?? []
    }

    /// Each rule as `HTTP:80 a.example.com/`.
    func rules() throws -> [String] {
        try listeners().flatMap { listener in
            (listener["Rules"]?.array ?? []).map { "\(listener.place) \($0.place)" }
        }.sorted()
    }

    /// Each redirect as `HTTP:80 a.example.com/ -302-> HTTPS:443 a.example.com/`.
    func redirects() throws -> [String] {
        let listeners = try listeners()
        var places: [String: String] = [:]
        for listener in listeners {
            for rule in listener["Rules"]?.array ?? [] {
                places[rule["LocationId"]?.string ?? ""] = "\(listener.place) \(rule.place)"
            }
        }
        return listeners.flatMap { $0["Rules"]?.array ?? [] }.compactMap { rule in
            guard let to = rule[path: "RewriteTarget", "TargetLocationId"]?.string, !to.isEmpty else { return nil }
            let code = rule[path: "RewriteTarget", "RewriteCode"]?.int ?? 0
            return "\(places[rule["LocationId"]?.string ?? ""] ?? "") -\(code)-> \(places[to] ?? "")"
        }.sorted()
    }

    /// The ports and weights of the targets behind each rule.
    func targets() throws -> [String: [String]] {
        guard let id = loadBalancerId else { return [:] }
        let answer = try cloud.clb("DescribeTargets", ["LoadBalancerId": .string(id)])
        var result: [String: [String]] = [:]
        for listener in answer["Listeners"]?.array ?? [] {
            for rule in listener["Rules"]?.array ?? [] {
                result["\(listener.place) \(rule.place)"] = (rule["Targets"]?.array ?? []).map {
                    "\($0["Port"]?.int ?? 0) weight \($0["Weight"]?.int ?? 0)"
                }.sorted()
            }
        }
        return result
    }

    func events() -> [String] { world.events(about: "ing") }

    /// A Secret that names a certificate.
    func secret(_ name: String, _ id: JSON) throws {
        try world.apply(.certificateSecret(name, id))
    }

    /// The user's own load balancer in the cluster's network.
    func ownLoadBalancer() throws -> String {
        let vpc = JSON.string(world.cluster.cluster.vpcId.rawValue)
        let made = try cloud.clb("CreateLoadBalancer", ["LoadBalancerType": "OPEN", "Forward": 1, "VpcId": vpc])
        return try #require(made["LoadBalancerIds"]?[0]?.string, "\(made)")
    }
}

extension JSON {
    /// Such as `HTTP:80`.
    fileprivate var place: String {
        if let domain = self["Domain"]?.string { return domain + (self["Url"]?.string ?? "") }
        return "\(self["Protocol"]?.string ?? ""):\(self["Port"]?.int ?? 0)"
    }

    /// Hosts of the Service `web`, each with those paths.
    static func ingressSpec(
        hosts: [String?],
        paths: [String] = ["/"],
        tls: [(hosts: [String], secret: String)] = [],
        service: String = "web",
        port: JSON = ["number": 80]
    ) -> JSON {
        let backend: JSON = ["service": ["name": .string(service), "port": port]]
        let http: JSON = [
            "paths": .array(
                paths.map { ["path": .string($0), "pathType": "ImplementationSpecific", "backend": backend] }
            )
        ]
        var spec = JSONObject([
            (
                name: "rules",
                value: .array(hosts.map { $0.map { ["host": .string($0), "http": http] } ?? ["http": http] })
            )
        ])
        if !tls.isEmpty {
            spec["tls"] = .array(
                tls.map {
                    $0.hosts.isEmpty
                        ? ["secretName": .string($0.secret)]
                        : ["hosts": .array($0.hosts.map(JSON.string)), "secretName": .string($0.secret)]
                }
            )
        }
        return .object(spec)
    }

    static func certificateSecret(_ name: String, _ id: JSON) -> JSON {
        [
            "apiVersion": "v1", "kind": "Secret", "metadata": ["name": .string(name)],
            "stringData": ["qcloud_cert_id": id],
        ]
    }
}
