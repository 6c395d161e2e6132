import CLBReconciler
import CloudWire
import KubeObjects
import TestSupport
import Testing

/// How failures of the cloud and of the cluster show (reference 3.10, 5.2, 5.3).
struct FailureTests {
    private static let existing = "service.kubernetes.io/tke-existed-lbid"

    private static func ready(_ world: ReconciledCluster) -> [JSON?] {
        let conditions = world.service("web")[path: "status", "conditions"]?.array ?? []
        return conditions.flatMap { [$0["type"], $0["status"], $0["reason"]] }
    }

    @Test(arguments: [
        ("BatchRegisterTargets", "InternalError", "E5009"), ("BatchRegisterTargets", "FailedOperation", "E5009"),
        ("CreateRule", "InternalError", "E5003"), ("CreateListener", "InternalError", "E5003"),
        ("TagResources", "InternalError", "E5005"),
    ])
    func `calls that fail inside the cloud have their code by what was called`(
        action: String,
        code: String,
        told: String
    ) async throws {
        let world = try IngressWorld(cloud: { RefusingCloud(cloud: $0, action: action, code: code) })
        // Only what is the user's own is tagged by a call.
        let own = ["kubernetes.io/ingress.existLbId": try world.ownLoadBalancer()]
        try await world.create(own)
        #expect(try world.failure() == told)
        #expect(world.events().contains { $0.contains("Ingress Sync DependencyError. ErrorCode: \(told)") })
    }

    @Test func `targets that the answer lists as failed are E5009`() async throws {
        let world = try IngressWorld()
        try world.world.apply(
            [
                "apiVersion": "v1", "kind": "Endpoints", "metadata": ["name": "far"],
                "subsets": [["addresses": [["ip": "192.192.192.192"]], "ports": [["port": 8080]]]],
            ]
        )
        try world.world.apply(.service("far", type: "ClusterIP").with(spec: ["selector": .null]))
        try await world.create(spec: .ingressSpec(hosts: ["a.example.com"], service: "far"))
        #expect(try world.failure() == "E5009")
        #expect(world.events().contains { $0.contains("CLB BatchTarget Faild") && $0.contains("192.192.192.192") })
    }

    @Test func `a setting that the cloud refuses keeps no pod from being a target, and is told`() async throws {
        let world = try ReconciledCluster {
            RefusingCloud(cloud: $0, action: "ModifyListener", code: "InvalidParameterValue")
        }
        try world.apply(.deployment("web", replicas: 1))
        try await world.make(.service("web", type: "LoadBalancer"))
        try await world.annotate("web", ["service.cloud.tencent.com/prevent-loopback": "true"])
        #expect(world.warnings(about: "web") == ["E4005"])
        let path = "/apis/apps/v1/namespaces/default/deployments/web"
        world.cluster.ask("PATCH", path, ["spec": ["replicas": 3]], type: "application/merge-patch+json")
        await world.advance(by: .seconds(60))
        let ready = world.endpoints("web").ready
        #expect(ready.count == 3)
        #expect(try world.targets(of: world.loadBalancerId(of: "web")) == ready.map { "TCP:80 \($0):8080 10" })
        #expect(await world.explanation("web").failure?.code == "E4005")
        #expect(await world.explanation("web").calls.last?.action == "ModifyListener")
    }

    @Test func `a Service whose load balancer was deleted by hand is no longer ready`() async throws {
        let world = try ReconciledCluster()
        let id = try world.buyLoadBalancer()
        try await world.make(.service("web", type: "LoadBalancer", annotations: [Self.existing: id]))
        #expect(Self.ready(world) == ["Ready", "True", "Success"])
        _ = try world.cluster.cloud.clb("DeleteLoadBalancer", ["LoadBalancerIds": [.string(id)]])
        // Only a touch makes it seen (reference 3.1).
        await world.advance(by: .seconds(600))
        #expect(Self.ready(world) == ["Ready", "True", "Success"])
        try await world.annotate("web", ["touched": "yes"])
        #expect(Self.ready(world) == ["Ready", "False", "E4011"])
        #expect(world.address(of: "web") == nil)
        try await world.annotate("web", [Self.existing: try world.buyLoadBalancer()])
        #expect(Self.ready(world) == ["Ready", "True", "Success"])
    }

    @Test func `nor is one whose load balancer cannot be bought anew`() async throws {
        let world = try ReconciledCluster(podCIDR: "10.0.1.0/28")
        let subnet = JSON.string(world.podSubnet)
        let annotations = ["service.kubernetes.io/qcloud-loadbalancer-internal-subnetid": world.podSubnet]
        try await world.make(.service("web", type: "LoadBalancer", annotations: annotations))
        let id = JSON.string(try #require(world.loadBalancerId(of: "web")))
        _ = try world.cluster.cloud.clb("DeleteLoadBalancer", ["LoadBalancerIds": [id]])
        // One for each address that the subnet has.
        for _ in 1...13 {
            _ = try world.buyLoadBalancer(["LoadBalancerType": "INTERNAL", "SubnetId": subnet])
            world.cluster.advance(by: .seconds(5))
        }
        try await world.annotate("web", ["touched": "yes"])
        #expect(Self.ready(world) == ["Ready", "False", "E4008"])
        #expect(world.address(of: "web") == nil)
    }

    @Test func `nor is one that has its load balancer taken away with its type`() async throws {
        let world = try ReconciledCluster(version: "1.32.2")
        try await world.make(.service("web", type: "LoadBalancer"))
        #expect(Self.ready(world) == ["Ready", "True", "Success"])
        try await world.change("web", ["spec": ["type": "NodePort"]])
        #expect(try world.loadBalancers().isEmpty)
        #expect(Self.ready(world) == [])
    }

    @Test func `an event that cannot be written stands in the explanation`() async throws {
        let world = try ReconciledCluster(kubernetes: { SilencedCluster(cluster: $0) })
        try await world.make(.service("web", type: "LoadBalancer"))
        #expect(world.events(about: "web") == [])
        let text = "The event EnsureServiceSuccess could not be written: 403: events are not for you"
        #expect(await world.explanation("web").notes.last == text)
    }
}
