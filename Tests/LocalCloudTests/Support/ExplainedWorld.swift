import CloudAPI
import KubeObjects
import CLBReconciler
import CloudModel
import CloudWire
import KubeAPI
import LocalCloud
import TestSupport
import Testing

/// A cluster at rest, and somebody who answers why.
struct ExplainedWorld {
    let world: ReconciledCluster
    private let explainer: Explainer

    init(_ world: ReconciledCluster) async throws {
        let gateway = world.cluster.cloud.gateway
        let reconcilers = ReconcilerSet(gateway, world.cluster.server)
        await world.advance(by: .seconds(60))
        try await reconcilers.settle()
        self.world = world
        explainer = Explainer(gateway, world.cluster.server, reconcilers, defaultCluster: world.cluster.cluster.id)
    }

    /// Two pods of a Deployment behind a Service, `web`.
    static func web(
        replicas: Int64 = 2,
        type: String = "LoadBalancer",
        serviceAnnotations: [String: String] = [:],
        podAnnotations: [String: String] = [:],
        prepare: (ReconciledCluster) throws -> Void = { _ in }
    ) async throws -> ExplainedWorld {
        let world = try ReconciledCluster()
        try prepare(world)
        try world.apply(.deployment("web", replicas: replicas, annotations: podAnnotations))
        try world.apply(.service("web", type: type, annotations: serviceAnnotations))
        return try await ExplainedWorld(world)
    }

    var cloud: TestCloud { world.cluster.cloud }

    /// The newest load balancer.
    func loadBalancer() throws -> JSON { try #require(world.loadBalancers().last) }

    func vip() throws -> String { try #require(loadBalancer()["LoadBalancerVips"]?[0]?.string) }

    /// The names of the pods whose names begin so.
    func pods(_ prefix: String = "web-") -> [String] {
        let list = world.cluster.ask("GET", "/api/v1/namespaces/default/pods").json["items"]?.array ?? []
        return list.compactMap { $0[path: "metadata", "name"]?.string }.filter { $0.hasPrefix(prefix) }
    }

    func ask(_ subject: String) async throws -> JSON {
        try await explainer.answer(QueryParameters([(name: "subject", value: subject)]))
    }

    func ask(from: String, to: String) async throws -> JSON {
        try await explainer.answer(QueryParameters([(name: "from", value: from), (name: "to", value: to)]))
    }

    /// What each check says of the way to the VIP, by its title, except for what is fine.
    func reach(from: String, port: String = "80") async throws -> [String: String] {
        let answer = try await ask(from: from, to: "\(vip()):\(port)")
        let checks = answer["checks"]?.array ?? []
        let outcomes = checks.map { ($0["check"]?.string ?? "", $0["outcome"]?.string ?? "") }
        #expect((answer["reachable"] == true) == outcomes.allSatisfy { $0.1 != "failed" })
        return Dictionary(uniqueKeysWithValues: outcomes).filter { $0.value != "ok" }
    }
}

extension JSON {
    static func deployment(_ name: String, replicas: Int64, annotations: [String: String] = [:]) -> JSON {
        [
            "apiVersion": "apps/v1", "kind": "Deployment", "metadata": ["name": .string(name)],
            "spec": [
                "replicas": .int(replicas), "selector": ["matchLabels": ["app": .string(name)]],
                "template": [
                    "metadata": ["labels": ["app": .string(name)], "annotations": .texts(annotations)],
                    "spec": [
                        "containers": [["name": "main", "image": "nginx", "ports": [["containerPort": 8080]]]]
                    ],
                ],
            ],
        ]
    }

    static func service(_ name: String, type: String, annotations: [String: String] = [:]) -> JSON {
        [
            "apiVersion": "v1", "kind": "Service",
            "metadata": ["name": .string(name), "annotations": .texts(annotations)],
            "spec": [
                "type": .string(type), "selector": ["app": .string(name)],
                "ports": [["port": 80, "targetPort": 8080]],
            ],
        ]
    }

    /// `web.example.com/api` to port 80 of the Service `web`.
    static func ingress(_ name: String) -> JSON {
        [
            "apiVersion": "networking.k8s.io/v1", "kind": "Ingress",
            "metadata": ["name": .string(name), "annotations": ["kubernetes.io/ingress.class": "qcloud"]],
            "spec": [
                "rules": [
                    [
                        "host": "web.example.com",
                        "http": [
                            "paths": [
                                [
                                    "path": "/api", "pathType": "Prefix",
                                    "backend": ["service": ["name": "web", "port": ["number": 80]]],
                                ]
                            ]
                        ],
                    ]
                ]
            ],
        ]
    }
}
