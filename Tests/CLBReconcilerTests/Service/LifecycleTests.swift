import CLBReconciler
import CloudWire
import KubeObjects
import TestSupport
import Testing

/// What changes of a Service do to its load balancer, and how it ends (reference 3.5 to 3.7).
struct LifecycleTests {
    private static let internalSubnet = "service.kubernetes.io/qcloud-loadbalancer-internal-subnetid"
    private static let clusterIPSubnet = "service.kubernetes.io/qcloud-clusterip-loadbalancer-subnetid"

    private static func tag(_ world: ReconciledCluster, _ id: String, _ key: String, _ value: String) throws {
        let tagged = try world.cluster.cloud.tag(
            "TagResources",
            [
                "ResourceList": [.string("qcs::clb:ap-guangzhou:uin/:clb/\(id)")],
                "Tags": [["TagKey": .string(key), "TagValue": .string(value)]],
            ]
        )
        #expect(tagged.errorCode == nil)
    }

    @Test func `a port that comes gets a listener, one that goes loses it, others stay`() async throws {
        let world = try ReconciledCluster()
        try await world.make(.service("web", type: "LoadBalancer"))
        let id = world.loadBalancerId(of: "web")
        let first = try world.cluster.cloud.clb("DescribeListeners", ["LoadBalancerId": .string(id ?? "")])
        let ports: JSON = [
            ["name": "a", "port": 80, "targetPort": 8080], ["name": "b", "port": 81, "targetPort": 8081],
        ]
        try await world.change("web", ["spec": ["ports": ports]])
        #expect(
            try world.listeners(of: id) == ["TCP:80 TKE-DEDICATED-LISTENER", "TCP:81 TKE-DEDICATED-LISTENER"]
        )
        try await world.change("web", ["spec": ["ports": [["name": "a", "port": 80, "targetPort": 8080]]]])
        let last = try world.cluster.cloud.clb("DescribeListeners", ["LoadBalancerId": .string(id ?? "")])
        #expect(last["Listeners"]?[0]?["ListenerId"] == first["Listeners"]?[0]?["ListenerId"])
        #expect(last["TotalCount"] == 1)
        #expect(world.loadBalancerId(of: "web") == id)
    }

    @Test func `a changed protocol makes another listener in the old one's place`() async throws {
        let world = try ReconciledCluster()
        try await world.make(.service("web", type: "LoadBalancer"))
        try await world.change("web", ["spec": ["ports": [["port": 80, "targetPort": 8080, "protocol": "UDP"]]]])
        #expect(try world.listeners(of: world.loadBalancerId(of: "web")) == ["UDP:80 TKE-DEDICATED-LISTENER"])
    }

    @Test func `a changed target port binds the targets anew`() async throws {
        let world = try ReconciledCluster()
        try world.apply(.deployment("web", replicas: 1))
        try await world.make(.service("web", type: "LoadBalancer"))
        let address = try #require(world.endpoints("web").ready.first)
        try await world.change("web", ["spec": ["ports": [["port": 80, "targetPort": 9090]]]])
        #expect(try world.targets(of: world.loadBalancerId(of: "web")) == ["TCP:80 \(address):9090 10"])
    }

    @Test(arguments: ["NodePort", "ExternalName"])
    func `a Service that is no LoadBalancer any more loses its load balancer`(type: String) async throws {
        let world = try ReconciledCluster()
        try await world.make(.service("web", type: "LoadBalancer"))
        try await world.change("web", ["spec": ["type": .string(type), "externalName": "a.example"]])
        #expect(try world.loadBalancers().isEmpty)
        #expect(world.loadBalancerId(of: "web") == nil)
        #expect(world.address(of: "web") == nil)
        #expect(world.service("web")[path: "metadata", "finalizers"] == nil)
        #expect(world.events(about: "web").last == "Normal EnsuringService Deleted Loadbalancer")
    }

    @Test func `and gets another one when it is one again`() async throws {
        let world = try ReconciledCluster()
        try await world.make(.service("web", type: "LoadBalancer"))
        let first = world.loadBalancerId(of: "web")
        try await world.change("web", ["spec": ["type": "NodePort"]])
        try await world.change("web", ["spec": ["type": "LoadBalancer"]])
        #expect(try world.loadBalancers().count == 1)
        #expect(world.loadBalancerId(of: "web") != nil)
        #expect(world.loadBalancerId(of: "web") != first)
        #expect(world.warnings(about: "web") == [])
    }

    @Test(arguments: [ReconcilerPolicy.Lifecycle.legacy, .strict])
    func `to ClusterIP and back changes a public one for an internal one and back`(
        lifecycle: ReconcilerPolicy.Lifecycle
    ) async throws {
        var policy = ReconcilerPolicy()
        policy.lifecycle = lifecycle
        let world = try ReconciledCluster(version: "1.20.6-eks.5", policy: policy)
        try await world.make(.service("web", type: "LoadBalancer"))
        try await world.change("web", ["spec": ["type": "ClusterIP"]])
        #expect(try world.loadBalancers().map { $0["LoadBalancerType"] } == ["INTERNAL"])
        try await world.change("web", ["spec": ["type": "LoadBalancer"]])
        #expect(try world.loadBalancers().map { $0["LoadBalancerType"] } == ["OPEN"])
        #expect(world.warnings(about: "web") == [])
    }

    @Test func `from public to internal another one takes its place`() async throws {
        let world = try ReconciledCluster()
        try await world.make(.service("web", type: "LoadBalancer"))
        let first = world.loadBalancerId(of: "web")
        try await world.annotate("web", [Self.internalSubnet: world.podSubnet])
        #expect(try world.loadBalancers().map { $0["LoadBalancerType"] } == ["INTERNAL"])
        #expect(world.loadBalancerId(of: "web") != first)
        #expect(world.address(of: "web")?.hasPrefix("10.0.1.") == true)
    }

    @Test func `newer releases refuse to go from public to internal`() async throws {
        var policy = ReconcilerPolicy()
        policy.lifecycle = .strict
        let world = try ReconciledCluster(policy: policy)
        try await world.make(.service("web", type: "LoadBalancer"))
        let first = world.loadBalancerId(of: "web")
        try await world.annotate("web", [Self.internalSubnet: world.podSubnet])
        #expect(world.warnings(about: "web") == ["E4005"])
        #expect(try world.loadBalancers().map { $0["LoadBalancerId"]?.string } == [first])
    }

    @Test func `deleting a Service deletes its load balancer whole`() async throws {
        let world = try ReconciledCluster()
        try world.apply(.deployment("web", replicas: 2))
        try await world.make(.service("web", type: "LoadBalancer"))
        await world.delete("web")
        #expect(world.service("web")["code"] == 404)
        #expect(try world.loadBalancers().isEmpty)
    }

    @Test func `a Service of the same name gets a new one`() async throws {
        let world = try ReconciledCluster()
        try await world.make(.service("web", type: "LoadBalancer"))
        let first = world.loadBalancerId(of: "web")
        await world.delete("web")
        try await world.make(.service("web", type: "LoadBalancer"))
        #expect(try world.loadBalancers().count == 1)
        #expect(world.loadBalancerId(of: "web") != first)
    }

    @Test func `a load balancer whose owner is tagged user stays`() async throws {
        let world = try ReconciledCluster()
        try await world.make(.service("web", type: "LoadBalancer"))
        let id = try #require(world.loadBalancerId(of: "web"))
        try Self.tag(world, id, "tke-lifecycle-owner", "user")
        try await world.annotate("web", ["touched": "yes"])
        await world.delete("web")
        #expect(world.service("web")["code"] == 404)
        #expect(try world.loadBalancer(id) != nil)
        #expect(try world.listeners(of: id) == [])
    }

    @Test func `a load balancer that is to be retained stays`() async throws {
        let world = try ReconciledCluster()
        let retain = "service.cloud.tencent.com/loadbalance-retain"
        try await world.make(.service("web", type: "LoadBalancer", annotations: [retain: "true"]))
        let id = world.loadBalancerId(of: "web")
        await world.delete("web")
        #expect(world.service("web")["code"] == 404)
        #expect(try world.loadBalancer(id) != nil)
    }

    @Test func `with skip everything stays as it is`() async throws {
        let world = try ReconciledCluster()
        try await world.make(.service("web", type: "LoadBalancer"))
        let id = world.loadBalancerId(of: "web")
        try await world.annotate("web", ["service.cloud.tencent.com/mode": "skip"])
        try await world.change("web", ["spec": ["ports": [["port": 90, "targetPort": 8080]]]])
        #expect(try world.listeners(of: id) == ["TCP:80 TKE-DEDICATED-LISTENER"])
        await world.delete("web")
        #expect(world.service("web")["code"] == 404)
        #expect(try world.listeners(of: id) == ["TCP:80 TKE-DEDICATED-LISTENER"])
    }

    @Test func `deletion protection holds the Service until it is taken off`() async throws {
        let world = try ReconciledCluster()
        let key = "service.cloud.tencent.com/deletion-protection"
        try await world.make(.service("web", type: "LoadBalancer", annotations: [key: "true"]))
        let id = try #require(world.loadBalancerId(of: "web"))
        await world.delete("web")
        #expect(world.service("web")[path: "metadata", "finalizers"] == ["service.k8s.tencent/resources"])
        #expect(world.warnings(about: "web").first == "E5003")
        let freed = try world.cluster.cloud.clb(
            "ModifyLoadBalancerAttributes",
            ["LoadBalancerId": .string(id), "DeleteProtect": false]
        )
        #expect(freed.errorCode == nil)
        await world.advance(by: .seconds(300))
        #expect(world.service("web")["code"] == 404)
        #expect(try world.loadBalancers().isEmpty)
    }

    @Test func `one removed by hand does not hold the Service`() async throws {
        let world = try ReconciledCluster()
        try await world.make(.service("web", type: "LoadBalancer"))
        let id = world.loadBalancerId(of: "web") ?? ""
        _ = try world.cluster.cloud.clb("DeleteLoadBalancer", ["LoadBalancerIds": [.string(id)]])
        await world.delete("web")
        #expect(world.service("web")["code"] == 404)
    }

    @Test func `one removed by hand is made anew when the Service is touched`() async throws {
        let world = try ReconciledCluster()
        try world.apply(.deployment("web", replicas: 1))
        try await world.make(.service("web", type: "LoadBalancer"))
        let id = world.loadBalancerId(of: "web") ?? ""
        _ = try world.cluster.cloud.clb("DeleteLoadBalancer", ["LoadBalancerIds": [.string(id)]])
        await world.advance(by: .seconds(60))
        #expect(try world.loadBalancers().isEmpty)
        try await world.annotate("web", ["touched": "yes"])
        let next = try #require(try world.loadBalancers().first)
        #expect(world.loadBalancerId(of: "web") == next["LoadBalancerId"]?.string)
        #expect(world.address(of: "web") == next["LoadBalancerVips"]?[0]?.string)
        #expect(try world.targets(of: world.loadBalancerId(of: "web")).count == 1)
        #expect(world.warnings(about: "web") == [])
    }

    @Test func `what the console changed is undone when the Service is touched, and not before`() async throws {
        let world = try ReconciledCluster()
        try await world.make(.service("web", type: "LoadBalancer"))
        let id = world.loadBalancerId(of: "web") ?? ""
        let listener = try world.cluster.cloud.clb("DescribeListeners", ["LoadBalancerId": .string(id)])["Listeners"]?[
            0
        ]
        _ = try world.cluster.cloud.clb(
            "DeleteListener",
            ["LoadBalancerId": .string(id), "ListenerId": listener?["ListenerId"] ?? .null]
        )
        await world.advance(by: .seconds(60))
        #expect(try world.listeners(of: id) == [])
        try await world.annotate("web", ["touched": "yes"])
        #expect(try world.listeners(of: id) == ["TCP:80 TKE-DEDICATED-LISTENER"])
    }

    @Test func `a copied id is refused with E4012, and the other's load balancer is not touched`() async throws {
        let world = try ReconciledCluster()
        try await world.make(.service("web", type: "LoadBalancer"))
        let id = try #require(world.loadBalancerId(of: "web"))
        let copied = ["service.kubernetes.io/loadbalance-id": id]
        try await world.make(.service("copy", type: "LoadBalancer", annotations: copied))
        #expect(world.warnings(about: "copy") == ["E4012"])
        await world.delete("copy")
        #expect(world.service("copy")["code"] == 404)
        #expect(try world.listeners(of: id) == ["TCP:80 TKE-DEDICATED-LISTENER"])
    }

    @Test func `a copied token is refused by the cloud, and another is tried`() async throws {
        let world = try ReconciledCluster()
        try await world.make(.service("web", type: "LoadBalancer"))
        let key = "service.cloud.tencent.com/client-token"
        let token = try #require(world.annotation(key, of: "web"))
        try await world.make(.service("copy", type: "LoadBalancer", annotations: [key: token]))
        #expect(world.warnings(about: "copy") == ["E4005"])
        #expect(world.annotation(key, of: "copy") != token)
        #expect(try world.loadBalancers().count == 2)
        #expect(world.loadBalancerId(of: "copy") != world.loadBalancerId(of: "web"))
    }
}

/// The second load balancer, which stands in for the ClusterIP of a LoadBalancer Service (reference 6.1).
struct SecondLoadBalancerTests {
    private static let key = "service.kubernetes.io/qcloud-clusterip-loadbalancer-subnetid"

    @Test func `a LoadBalancer Service can have an internal one for its ClusterIP`() async throws {
        let world = try ReconciledCluster(version: "1.20.6-eks.5")
        try world.apply(.deployment("web", replicas: 1))
        let annotations = [Self.key: world.serviceSubnet]
        try await world.make(.service("web", type: "LoadBalancer", annotations: annotations))
        let all = try world.loadBalancers()
        #expect(all.map { $0["LoadBalancerType"] } == ["OPEN", "INTERNAL"])
        #expect(world.loadBalancerId(of: "web") == all.first?["LoadBalancerId"]?.string)
        #expect(world.address(of: "web") == all.first?["LoadBalancerVips"]?[0]?.string)
        #expect(world.service("web")[path: "spec", "clusterIP"] == all.last?["LoadBalancerVips"]?[0])
        for loadBalancer in all {
            #expect(try world.targets(of: loadBalancer["LoadBalancerId"]?.string).count == 1)
        }
    }

    @Test func `it comes and goes with the annotation`() async throws {
        let world = try ReconciledCluster(version: "1.20.6-eks.5")
        let subnet = world.serviceSubnet
        try await world.make(.service("web", type: "LoadBalancer"))
        let main = world.loadBalancerId(of: "web")
        for _ in 1...2 {
            try await world.annotate("web", [Self.key: subnet])
            #expect(try world.loadBalancers().map { $0["LoadBalancerType"] } == ["OPEN", "INTERNAL"])
            try await world.annotate("web", [Self.key: nil])
            #expect(try world.loadBalancers().map { $0["LoadBalancerId"]?.string } == [main])
        }
        #expect(world.loadBalancerId(of: "web") == main)
        #expect(world.warnings(about: "web") == [])
    }

    @Test func `both go with the Service`() async throws {
        let world = try ReconciledCluster()
        let annotations = [Self.key: world.serviceSubnet]
        try await world.make(.service("web", type: "LoadBalancer", annotations: annotations))
        await world.delete("web")
        #expect(world.service("web")["code"] == 404)
        #expect(try world.loadBalancers().isEmpty)
    }

    @Test func `a stock Kubernetes must be upgraded first: a Warning says so`() async throws {
        let world = try ReconciledCluster(version: "1.18.4")
        let annotations = [Self.key: world.serviceSubnet]
        try await world.make(.service("web", type: "LoadBalancer", annotations: annotations))
        #expect(try world.loadBalancers().map { $0["LoadBalancerType"] } == ["OPEN"])
        #expect(world.warnings(about: "web") == ["E4005"])
        #expect(world.loadBalancerId(of: "web") != nil)
    }
}
