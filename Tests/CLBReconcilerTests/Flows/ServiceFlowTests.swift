import CloudWire
import KubeObjects
import TestSupport
import Testing

/// Services from manifest to load balancer (reference 1.1, 1.5, 3.2).
struct ServiceFlowTests {
    @Test func `a LoadBalancer Service gets a public load balancer with its pods behind it`() async throws {
        let world = try ReconciledCluster()
        try world.apply(.deployment("web", replicas: 2))
        try world.apply(.service("web", type: "LoadBalancer"))
        await world.advance(by: .seconds(60))
        let service = world.service("web")
        let id = service[path: "metadata", "annotations", "service.kubernetes.io/loadbalance-id"]?.string
        let loadBalancer = try #require(world.loadBalancers().first)
        #expect(loadBalancer["LoadBalancerId"]?.string == id)
        #expect(loadBalancer["LoadBalancerType"] == "OPEN")
        let vip = loadBalancer["LoadBalancerVips"]?[0]
        #expect(service[path: "status", "loadBalancer", "ingress"]?[0]?["ip"] == vip)
        let targets = try world.cluster.cloud.clb("DescribeTargets", ["LoadBalancerId": .string(id ?? "")])
        let bound = targets["Listeners"]?[0]?["Targets"]?.array ?? []
        #expect(bound.count == 2)
        #expect(bound.allSatisfy { $0["Port"] == 8080 })
        #expect(world.events(about: "web") == ["Normal EnsureServiceSuccess Service Sync Success. RetrunCode: S2000"])
    }
}

extension JSON {
    static func deployment(_ name: String, replicas: Int64) -> JSON {
        [
            "apiVersion": "apps/v1", "kind": "Deployment", "metadata": ["name": .string(name)],
            "spec": [
                "replicas": .int(replicas), "selector": ["matchLabels": ["app": .string(name)]],
                "template": [
                    "metadata": ["labels": ["app": .string(name)]],
                    "spec": [
                        "containers": [
                            ["name": "main", "image": "nginx", "ports": [["containerPort": 8080]]]
                        ]
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
}
