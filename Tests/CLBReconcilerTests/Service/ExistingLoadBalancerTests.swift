import CLBReconciler
import CloudWire
import KubeObjects
import TestSupport
import Testing

/// Services on a load balancer of the user's own (reference 3.6 to 3.8).
struct ExistingLoadBalancerTests {
    private static let key = "service.kubernetes.io/tke-existed-lbid"

    @Test func `a Service on an existing one adds its listener and the cluster's tag, and no load balancer`()
        async throws
    {
        let world = try ReconciledCluster()
        let id = try world.buyLoadBalancer()
        try world.apply(.deployment("web", replicas: 1))
        try await world.make(.service("web", type: "LoadBalancer", annotations: [Self.key: id]))
        #expect(try world.loadBalancers().count == 1)
        #expect(world.loadBalancerId(of: "web") == id)
        #expect(try world.listeners(of: id) == ["TCP:80 TKE-DEDICATED-LISTENER"])
        #expect(try world.targets(of: id).count == 1)
        #expect(try world.tags(of: id) == ["tke-clusterId": world.clusterId])
    }

    @Test func `when such a Service goes the load balancer stays, without our listener and tag`() async throws {
        let world = try ReconciledCluster()
        let id = try world.buyLoadBalancer()
        try await world.make(.service("web", type: "LoadBalancer", annotations: [Self.key: id]))
        await world.delete("web")
        #expect(world.service("web")["code"] == 404)
        #expect(try world.listeners(of: id) == [])
        #expect(try world.tags(of: id) == [:])
    }

    @Test func `a listener that was renamed counts as the user's and stays`() async throws {
        let world = try ReconciledCluster()
        let id = try world.buyLoadBalancer()
        try await world.make(.service("web", type: "LoadBalancer", annotations: [Self.key: id]))
        let listener = try world.cluster.cloud.clb("DescribeListeners", ["LoadBalancerId": .string(id)])["Listeners"]?[
            0
        ]
        let renamed = try world.cluster.cloud.clb(
            "ModifyListener",
            [
                "LoadBalancerId": .string(id), "ListenerId": listener?["ListenerId"] ?? .null,
                "ListenerName": "mine",
            ]
        )
        #expect(renamed.errorCode == nil)
        await world.delete("web")
        #expect(world.service("web")["code"] == 404)
        #expect(try world.listeners(of: id) == ["TCP:80 mine"])
    }

    @Test func `one that does not exist is E4011`() async throws {
        let world = try ReconciledCluster()
        try await world.make(.service("web", type: "LoadBalancer", annotations: [Self.key: "lb-00000000"]))
        #expect(world.warnings(about: "web") == ["E4011"])
        #expect(try world.loadBalancers().isEmpty)
    }

    @Test func `one in another network is E4011`() async throws {
        let world = try ReconciledCluster()
        let id = try #require(try TestNetwork(world.cluster.cloud).createLoadBalancer().string)
        try await world.make(.service("web", type: "LoadBalancer", annotations: [Self.key: id]))
        #expect(world.warnings(about: "web") == ["E4011"])
        #expect(try world.listeners(of: id) == [])
    }

    @Test func `one that was made for another Service is E4012`() async throws {
        let world = try ReconciledCluster()
        try await world.make(.service("first", type: "LoadBalancer"))
        let id = try #require(world.loadBalancerId(of: "first"))
        try await world.make(.service("web", type: "LoadBalancer", annotations: [Self.key: id]))
        #expect(world.warnings(about: "web") == ["E4012"])
        #expect(try world.listeners(of: id).count == 1)
    }

    @Test func `one that another cluster uses is E4013`() async throws {
        let world = try ReconciledCluster()
        let id = try world.buyLoadBalancer(["Tags": [["TagKey": "tke-clusterId", "TagValue": "cls-other000"]]])
        try await world.make(.service("web", type: "LoadBalancer", annotations: [Self.key: id]))
        #expect(world.warnings(about: "web") == ["E4013"])
        #expect(try world.tags(of: id) == ["tke-clusterId": "cls-other000"])
    }

    @Test func `one with a listener of the user's is E4014 without the annotation to share`() async throws {
        let world = try ReconciledCluster()
        let id = try world.buyLoadBalancer()
        _ = try world.cluster.cloud.clb(
            "CreateListener",
            ["LoadBalancerId": .string(id), "Ports": [443], "Protocol": "TCP", "ListenerNames": ["mine"]]
        )
        try await world.make(.service("web", type: "LoadBalancer", annotations: [Self.key: id]))
        #expect(world.warnings(about: "web") == ["E4014"])
        #expect(try world.listeners(of: id) == ["TCP:443 mine"])
    }

    @Test func `a Service can be switched to an existing one: its own is deleted`() async throws {
        let world = try ReconciledCluster()
        try await world.make(.service("web", type: "LoadBalancer"))
        let id = try world.buyLoadBalancer()
        try await world.annotate("web", [Self.key: id])
        #expect(try world.loadBalancers().map { $0["LoadBalancerId"]?.string } == [id])
        #expect(world.loadBalancerId(of: "web") == id)
        #expect(world.address(of: "web") == (try world.loadBalancer(id)?["LoadBalancerVips"]?[0]?.string))
    }

    @Test func `and back: another one is bought, and the existing one is left clean`() async throws {
        let world = try ReconciledCluster()
        let id = try world.buyLoadBalancer()
        try await world.make(.service("web", type: "LoadBalancer", annotations: [Self.key: id]))
        try await world.annotate("web", [Self.key: nil])
        #expect(try world.loadBalancers().count == 2)
        #expect(world.loadBalancerId(of: "web") != id)
        #expect(try world.listeners(of: id) == [])
        #expect(try world.tags(of: id) == [:])
    }

    @Test func `newer releases refuse the switch and keep what there is`() async throws {
        var policy = ReconcilerPolicy()
        policy.lifecycle = .strict
        let world = try ReconciledCluster(policy: policy)
        try await world.make(.service("web", type: "LoadBalancer"))
        let before = world.loadBalancerId(of: "web")
        let id = try world.buyLoadBalancer()
        try await world.annotate("web", [Self.key: id])
        #expect(world.warnings(about: "web") == ["E4005"])
        #expect(world.loadBalancerId(of: "web") == before)
        #expect(try world.listeners(of: before) == ["TCP:80 TKE-DEDICATED-LISTENER"])
        #expect(try world.listeners(of: id) == [])
    }

    @Test func `whose it is is told by name`() async throws {
        let world = try ReconciledCluster()
        try await world.make(.service("first", type: "LoadBalancer"))
        let id = try #require(world.loadBalancerId(of: "first"))
        try await world.make(.service("web", type: "LoadBalancer", annotations: [Self.key: id]))
        let told = world.events(about: "web").contains {
            $0.contains("Can not use lb: created by TKE for service: default/first")
        }
        #expect(told)
    }

    @Test func `after it was deleted by hand, a sync takes its address and its id off the Service`() async throws {
        let world = try ReconciledCluster()
        let id = try world.buyLoadBalancer()
        try await world.make(.service("web", type: "LoadBalancer", annotations: [Self.key: id]))
        #expect(world.address(of: "web") != nil)
        _ = try world.cluster.cloud.clb("DeleteLoadBalancer", ["LoadBalancerIds": [.string(id)]])
        try await world.annotate("web", ["touched": "yes"])
        #expect(world.warnings(about: "web") == ["E4011"])
        #expect(world.address(of: "web") == nil)
        #expect(world.loadBalancerId(of: "web") == nil)
        try await world.annotate("web", [Self.key: nil])
        let bought = try #require(try world.loadBalancers().first)
        #expect(world.loadBalancerId(of: "web") == bought["LoadBalancerId"]?.string)
        #expect(world.address(of: "web") == bought["LoadBalancerVips"]?[0]?.string)
    }
}
