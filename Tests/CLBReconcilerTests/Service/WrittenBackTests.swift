import CLBReconciler
import CloudAPI
import CloudWire
import KubeObjects
import TestSupport
import Testing

/// What is written on a Service and on its load balancer (reference 1.5, 3.2 to 3.4).
struct WrittenBackTests {
    @Test func `a Service gets the id under both keys and the VIP in its status`() async throws {
        let world = try ReconciledCluster()
        try await world.make(.service("web", type: "LoadBalancer"))
        let loadBalancer = try #require(world.loadBalancers().first)
        let id = loadBalancer["LoadBalancerId"]?.string
        #expect(world.loadBalancerId(of: "web") == id)
        #expect(world.annotation("kubernetes.io/ingress.qcloud-loadbalance-id", of: "web") == id)
        #expect(world.address(of: "web") == loadBalancer["LoadBalancerVips"]?[0]?.string)
    }

    @Test func `the Ingress's key can be left out on Services`() async throws {
        var policy = ReconcilerPolicy()
        policy.writesIngressKeyOnServices = false
        let world = try ReconciledCluster(policy: policy)
        try await world.make(.service("web", type: "LoadBalancer"))
        #expect(world.loadBalancerId(of: "web") != nil)
        #expect(world.annotation("kubernetes.io/ingress.qcloud-loadbalance-id", of: "web") == nil)
    }

    @Test func `a load balancer of the domain kind gives the status a hostname`() async throws {
        var settings = Settings.immediate
        settings.publicAddress = .domain
        let world = try ReconciledCluster(settings: settings)
        try await world.make(.service("web", type: "LoadBalancer"))
        let ingress = world.service("web")[path: "status", "loadBalancer", "ingress"]?[0]
        let domain = try #require(try world.loadBalancers().first?["LoadBalancerDomain"]?.string)
        #expect(ingress?["hostname"]?.string == domain)
        #expect(ingress?["ip"] == nil)
    }

    @Test func `a ClusterIP Service shows its internal load balancer as clusterIP and in its status`() async throws {
        let world = try ReconciledCluster(version: "1.20.6-eks.5")
        try await world.make(.service("web", type: "ClusterIP"))
        let vip = try #require(try world.loadBalancers().first?["LoadBalancerVips"]?[0]?.string)
        #expect(vip.hasPrefix("10.0.2."))
        #expect(world.service("web")[path: "spec", "clusterIP"]?.string == vip)
        #expect(world.address(of: "web") == vip)
    }

    /// Reference 3.4: told once, not tried for ever.
    @Test func `where the server refuses the address in the status it stands in an annotation`() async throws {
        var settings = Settings.immediate
        settings.plainVersion = .stock
        let world = try ReconciledCluster(version: "1.32.2", settings: settings)
        var manifest = JSON.service("web", type: "ClusterIP")
        manifest[path: "spec", "clusterIP"] = ""
        try await world.make(manifest)
        await world.advance(by: .seconds(3600))
        let vip = try #require(try world.loadBalancers().first?["LoadBalancerVips"]?[0]?.string)
        #expect(world.address(of: "web") == nil)
        #expect(world.annotation("service.cloud.tencent.com/loadbalance-vip", of: "web") == vip)
        let refusals = world.events(about: "web").filter { $0.contains("may only be used when `spec.type`") }
        #expect(refusals.count == 1 && refusals[0].contains("E5008"), "\(refusals)")
    }

    @Test func `the load balancer has the usual name and tags`() async throws {
        let world = try ReconciledCluster()
        try await world.make(.service("web", type: "LoadBalancer"))
        let id = world.loadBalancerId(of: "web")
        let cluster = world.clusterId
        #expect(try world.loadBalancer(id)?["LoadBalancerName"]?.string == "\(cluster)_default_web")
        let uid = try #require(world.service("web")[path: "metadata", "uid"]?.string)
        #expect(
            try world.tags(of: id) == [
                "tke-createdBy-flag": "yes", "tke-clusterId": cluster, "tke-lb-serviceuuid": uid,
                "tke-lifecycle-owner": "tke",
            ]
        )
        #expect(try world.listeners(of: id) == ["TCP:80 TKE-DEDICATED-LISTENER"])
    }

    @Test func `the finalizer, the token and the times of the sync stand on the Service`() async throws {
        let world = try ReconciledCluster()
        try await world.make(.service("web", type: "LoadBalancer"))
        let service = world.service("web")
        #expect(service[path: "metadata", "finalizers"] == ["service.k8s.tencent/resources"])
        let token = try #require(world.annotation("service.cloud.tencent.com/client-token", of: "web"))
        #expect(token.split(separator: "-").map(\.count) == [8, 4, 4, 4, 12])
        let began = try #require(world.annotation("service.cloud.tencent.com/sync-begin-time", of: "web"))
        #expect(began.hasPrefix("2026-01-01T08:00:"))
        #expect(began.hasSuffix("+08:00"))
        let ended = try #require(world.annotation("service.cloud.tencent.com/sync-end-time", of: "web"))
        #expect(began <= ended)
    }

    @Test func `the status has the condition Ready`() async throws {
        let world = try ReconciledCluster()
        try await world.make(.service("web", type: "LoadBalancer"))
        let conditions = world.service("web")[path: "status", "conditions"]?.array ?? []
        #expect(conditions.map { $0["type"] } == ["Ready"])
        #expect(conditions.first?["status"] == "True")
        #expect(conditions.first?["reason"] == "Success")
    }

    @Test func `a headless name is cut where it is longer than names may be`() async throws {
        let world = try ReconciledCluster()
        let long = String(repeating: "a", count: 63)
        try await world.make(.service(long, type: "LoadBalancer"))
        let name = try #require(try world.loadBalancers().first?["LoadBalancerName"]?.string)
        #expect(name.count == 80)
    }

    @Test func `an internal load balancer takes the annotation's subnet`() async throws {
        let world = try ReconciledCluster()
        let subnet = world.podSubnet
        let key = "service.kubernetes.io/qcloud-loadbalancer-internal-subnetid"
        try await world.make(.service("web", type: "LoadBalancer", annotations: [key: subnet]))
        let loadBalancer = try world.loadBalancer(world.loadBalancerId(of: "web"))
        #expect(loadBalancer?["LoadBalancerType"] == "INTERNAL")
        #expect(loadBalancer?["SubnetId"]?.string == subnet)
        #expect(world.address(of: "web")?.hasPrefix("10.0.1.") == true)
    }

    @Test(arguments: ["subnet-00000000", "elsewhere"])
    func `a subnet that is not in the cluster's network is E4037`(subnet: String) async throws {
        let world = try ReconciledCluster()
        let id = subnet == "elsewhere" ? try TestNetwork(world.cluster.cloud).subnetId.string ?? "" : subnet
        let key = "service.kubernetes.io/qcloud-loadbalancer-internal-subnetid"
        try await world.make(.service("web", type: "LoadBalancer", annotations: [key: id]))
        #expect(try world.loadBalancers().isEmpty)
        #expect(world.warnings(about: "web") == ["E4037"])
    }

    @Test func `nothing is written anew where nothing changes`() async throws {
        let world = try ReconciledCluster()
        try world.apply(.deployment("web", replicas: 2))
        try await world.make(.service("web", type: "LoadBalancer"))
        let before = world.service("web")[path: "metadata", "resourceVersion"]
        await world.advance(by: .seconds(600))
        #expect(world.service("web")[path: "metadata", "resourceVersion"] == before)
        #expect(world.events(about: "web").filter { $0.contains("Service") }.count == 1)
    }
}
