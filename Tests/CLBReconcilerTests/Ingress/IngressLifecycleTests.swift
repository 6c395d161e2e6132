import CLBReconciler
import CloudModel
import CloudWire
import KubeObjects
import TestSupport
import Testing

/// Existing load balancers, deletion, and changes of class (reference 1.3, 3.7, 3.8).
struct IngressLifecycleTests {
    private let existing = "kubernetes.io/ingress.existLbId"

    private func addListener(_ world: IngressWorld, _ id: String, port: Int64) throws {
        let made = try world.cloud.clb(
            "CreateListener",
            ["LoadBalancerId": .string(id), "Ports": [.int(port)], "Protocol": "HTTP", "ListenerNames": ["mine"]]
        )
        try #require(made["ListenerIds"] != nil)
    }

    private func tags(_ world: IngressWorld, _ id: String) throws -> [String] {
        let tags = try world.cloud.loadBalancer(.string(id))?["Tags"]?.array ?? []
        return tags.compactMap { $0["TagKey"]?.string }.sorted()
    }

    @Test func `an existing load balancer is used, and only cleaned in the end`() async throws {
        let world = try IngressWorld()
        let id = try world.ownLoadBalancer()
        try await world.create([existing: id])
        #expect(world.loadBalancerId == id)
        #expect(try world.rules() == ["HTTP:80 a.example.com/"])
        #expect(try tags(world, id) == ["tke-clusterId", "tke-lb-ingress-uuid"])
        #expect(!world.events().contains { $0.contains("create loadbalancer succ") })
        try addListener(world, id, port: 8080)
        await world.delete()
        #expect(world.ingress["kind"] == "Status")
        #expect(try world.listeners(of: id).map { $0["ListenerName"] } == ["mine"])
        #expect(try tags(world, id).isEmpty)
    }

    @Test func `a redirect of the user's to a rule of ours holds the end up until it is gone`() async throws {
        let world = try IngressWorld()
        let id = try world.ownLoadBalancer()
        try await world.create([existing: id])
        try addListener(world, id, port: 8080)
        let listeners = try world.listeners(of: id)
        let ours = try #require(listeners.first { $0["Port"] == 80 })
        let theirs = try #require(listeners.first { $0["Port"] == 8080 }?["ListenerId"])
        let rules: JSON = [["Domain": "a.example.com", "Url": "/"]]
        let made = try world.cloud.clb(
            "CreateRule",
            ["LoadBalancerId": .string(id), "ListenerId": theirs, "Rules": rules]
        )
        let infos: JSON = [
            [
                "SourceLocationId": made["LocationIds"]?[0] ?? .null,
                "TargetLocationId": ours["Rules"]?[0]?["LocationId"] ?? .null,
            ]
        ]
        let redirect: JSON = [
            "LoadBalancerId": .string(id), "SourceListenerId": theirs,
            "TargetListenerId": ours["ListenerId"] ?? .null, "RewriteInfos": infos,
        ]
        #expect(try world.cloud.clb("ManualRewrite", redirect).errorCode == nil)
        await world.annotate("touched", "yes")
        await world.delete()
        #expect(try world.failure() == "E4006")
        #expect(try world.cloud.clb("DeleteRewrite", redirect).errorCode == nil)
        await world.world.advance(by: .seconds(300))
        #expect(world.ingress["kind"] == "Status")
        #expect(try world.listeners(of: id).count == 1)
    }

    @Test func `one that has listeners is refused`() async throws {
        let world = try IngressWorld()
        let id = try world.ownLoadBalancer()
        try addListener(world, id, port: 8080)
        try await world.create([existing: id])
        #expect(try world.failure() == "E4021")
        #expect(try tags(world, id).isEmpty)
        await world.delete()
        #expect(world.ingress["kind"] == "Status")
        #expect(try world.listeners(of: id).count == 1)
    }

    @Test func `a listener that came later is in the way of a port, and of nothing else`() async throws {
        let world = try IngressWorld()
        let id = try world.ownLoadBalancer()
        try await world.create([existing: id])
        try addListener(world, id, port: 8080)
        await world.change(["spec": .ingressSpec(hosts: ["b.example.com"])])
        #expect(try world.failure() == nil)
        await world.annotate("ingress.cloud.tencent.com/listen-ports", #"[{"HTTP":8080}]"#)
        #expect(try world.failure() == "E4101")
    }

    @Test func `one that was made for another object is refused`() async throws {
        let world = try IngressWorld()
        try world.world.apply(.service("other", type: "LoadBalancer"))
        await world.settle()
        let id = try #require(try world.world.loadBalancers().first?["LoadBalancerId"]?.string)
        try await world.create([existing: id])
        #expect(try world.failure() == "E4019")
    }

    @Test func `one that another Ingress or a Service uses is refused`() async throws {
        let world = try IngressWorld()
        let (first, second) = (try world.ownLoadBalancer(), try world.ownLoadBalancer())
        try world.world.apply(
            [
                "apiVersion": "networking.k8s.io/v1", "kind": "Ingress",
                "metadata": [
                    "name": "other",
                    "annotations": .texts(["kubernetes.io/ingress.class": "qcloud", existing: first]),
                ],
                "spec": .ingressSpec(hosts: ["a.example.com"]),
            ]
        )
        try world.world.apply(
            .service("shared", type: "LoadBalancer", annotations: ["service.kubernetes.io/tke-existed-lbid": second])
        )
        await world.settle()
        try await world.create([existing: first])
        #expect(try world.failure() == "E4020")
        await world.annotate(existing, .string(second))
        #expect(try world.failure() == "E4021")
        #expect(try world.listeners(of: second).map { $0["Protocol"] } == ["TCP"])
    }

    @Test func `one that another cluster uses is E4020`() async throws {
        let world = try IngressWorld()
        let theirs: JSON = [["TagKey": "tke-clusterId", "TagValue": "cls-other000"]]
        let id = try world.world.buyLoadBalancer(["Tags": theirs])
        try await world.create([existing: id])
        #expect(try world.failure() == "E4020")
        #expect(world.events().contains { $0.contains("is used by cluster cls-other000") })
        #expect(try world.listeners(of: id).isEmpty)
        #expect(try tags(world, id) == ["tke-clusterId"])
    }

    @Test func `one in another network is E4018`() async throws {
        let world = try IngressWorld()
        let id = try #require(try TestNetwork(world.cloud).createLoadBalancer().string)
        try await world.create([existing: id])
        #expect(try world.failure() == "E4018")
        #expect(try world.listeners(of: id).isEmpty)
    }

    @Test func `when it was deleted by hand a sync is E4018 and takes its address off the Ingress`() async throws {
        let world = try IngressWorld()
        let id = try world.ownLoadBalancer()
        try await world.create([existing: id])
        #expect(world.ingress[path: "status", "loadBalancer", "ingress"] != nil)
        _ = try world.cloud.clb("DeleteLoadBalancer", ["LoadBalancerIds": [.string(id)]])
        await world.annotate("touched", "yes")
        #expect(try world.failure() == "E4018")
        #expect(world.loadBalancerId == nil)
        #expect(world.ingress[path: "status", "loadBalancer", "ingress"] == nil)
        await world.delete()
        #expect(world.ingress["kind"] == "Status")
    }

    @Test func `an Ingress keeps the load balancer it began with`() async throws {
        let world = try IngressWorld()
        try await world.create()
        let id = try #require(world.loadBalancerId)
        let own = try world.ownLoadBalancer()
        await world.annotate(existing, .string(own))
        await world.annotate("kubernetes.io/ingress.subnetId", .string(world.world.cluster.serviceSubnet.rawValue))
        #expect(world.loadBalancerId == id)
        #expect(try world.failure() == nil)
        #expect(try world.world.loadBalancers().count == 2)
        #expect(try world.listeners(of: own).isEmpty)
        await world.delete()
        #expect(try world.world.loadBalancers().map { $0["LoadBalancerId"]?.string } == [own])
    }

    @Test func `a change of class releases the load balancer and brings a new one`() async throws {
        let world = try IngressWorld()
        try await world.create()
        let id = try #require(world.loadBalancerId)
        await world.annotate("kubernetes.io/ingress.class", "nginx")
        #expect(try world.world.loadBalancers().isEmpty)
        #expect(world.loadBalancerId == nil)
        #expect(world.annotation("ingress.cloud.tencent.com/status.conditions") == nil)
        #expect(world.ingress[path: "metadata", "finalizers"] == nil)
        #expect(world.ingress[path: "status", "loadBalancer", "ingress"] == nil)
        await world.annotate("kubernetes.io/ingress.class", "qcloud")
        #expect(try world.world.loadBalancers().count == 1)
        #expect(world.loadBalancerId != nil)
        #expect(world.loadBalancerId != id)
    }

    @Test func `an Ingress that failed goes without a trace`() async throws {
        let world = try IngressWorld()
        try await world.create(spec: .ingressSpec(hosts: ["a.example.com"], tls: [([], "late")]))
        #expect(try world.failure() == "E4010")
        await world.delete()
        #expect(try world.world.loadBalancers().isEmpty)
        #expect(world.ingress["kind"] == "Status")
    }

    @Test func `one that was deleted by hand is bought anew`() async throws {
        let world = try IngressWorld()
        try await world.create()
        let id = try #require(world.loadBalancerId)
        _ = try world.cloud.clb("DeleteLoadBalancer", ["LoadBalancerIds": [.string(id)]])
        await world.annotate("touched", "yes")
        #expect(try world.rules() == ["HTTP:80 a.example.com/"])
        #expect(world.loadBalancerId != id)
    }
}
