import CLBReconciler
import CloudWire
import KubeObjects
import TestSupport
import Testing

/// TkeServiceConfigs of Services (reference 2.3).
struct ServiceConfigTests {
    private static let manual = "service.cloud.tencent.com/tke-service-config"
    private static let auto = "service.cloud.tencent.com/tke-service-config-auto"
    private static let path = "/apis/cloud.tencent.com/v1alpha1/namespaces/default/tkeserviceconfigs"

    private static func config(_ scheduler: String) -> JSON {
        [
            "apiVersion": "cloud.tencent.com/v1alpha1", "kind": "TkeServiceConfig", "metadata": ["name": "mine"],
            "spec": [
                "loadBalancer": [
                    "l4Listeners": [
                        [
                            "protocol": "TCP", "port": 80, "scheduler": .string(scheduler),
                            "healthCheck": ["enable": true, "intervalTime": 11, "timeout": 3],
                        ]
                    ]
                ]
            ],
        ]
    }

    private func listener(_ world: ReconciledCluster) throws -> JSON? {
        let id = world.loadBalancerId(of: "web") ?? ""
        return try world.cluster.cloud.clb("DescribeListeners", ["LoadBalancerId": .string(id)])["Listeners"]?[0]
    }

    @Test func `its settings are those of the listener, and follow its changes`() async throws {
        let world = try ReconciledCluster()
        #expect(world.cluster.ask("POST", Self.path, Self.config("LEAST_CONN")).status == 201)
        try await world.make(.service("web", type: "LoadBalancer", annotations: [Self.manual: "mine"]))
        #expect(try listener(world)?["Scheduler"] == "LEAST_CONN")
        #expect(try listener(world)?[path: "HealthCheck", "IntervalTime"] == 11)
        world.cluster.ask("PATCH", Self.path + "/mine", Self.config("WRR"), type: "application/merge-patch+json")
        await world.advance(by: .seconds(10))
        #expect(try listener(world)?["Scheduler"] == "WRR")
        try await world.annotate("web", [Self.manual: nil])
        #expect(try listener(world)?[path: "HealthCheck", "IntervalTime"] == 11)
        #expect(world.warnings(about: "web") == [])
    }

    @Test func `one that is missing is E4026 and stands in nobody's way; when it comes it is used`() async throws {
        let world = try ReconciledCluster()
        try await world.make(.service("web", type: "LoadBalancer", annotations: [Self.manual: "mine"]))
        #expect(world.warnings(about: "web") == ["E4026"])
        #expect(world.loadBalancerId(of: "web") != nil)
        #expect(world.cluster.ask("POST", Self.path, Self.config("LEAST_CONN")).status == 201)
        await world.advance(by: .seconds(10))
        #expect(try listener(world)?["Scheduler"] == "LEAST_CONN")
    }

    @Test func `its bandwidth is that of a public load balancer, and a change of it is followed`() async throws {
        let world = try ReconciledCluster()
        var config = Self.config("LEAST_CONN")
        for bandwidth in [100, 200] as [JSON] {
            config[path: "spec", "loadBalancer", "internetMaxBandwidthOut"] = bandwidth
            if bandwidth == 100 {
                #expect(world.cluster.ask("POST", Self.path, config).status == 201)
                try await world.make(.service("web", type: "LoadBalancer", annotations: [Self.manual: "mine"]))
            } else {
                world.cluster.ask("PATCH", Self.path + "/mine", config, type: "application/merge-patch+json")
                await world.advance(by: .seconds(10))
            }
            let shown = try world.loadBalancer(world.loadBalancerId(of: "web"))
            #expect(shown?[path: "NetworkAttributes", "InternetMaxBandwidthOut"] == bandwidth)
        }
        #expect(try listener(world)?["Scheduler"] == "LEAST_CONN")
        #expect(world.warnings(about: "web") == [])
    }

    @Test func `a bandwidth that the cloud does not sell is E4005`() async throws {
        let world = try ReconciledCluster()
        var config = Self.config("LEAST_CONN")
        config[path: "spec", "loadBalancer", "internetMaxBandwidthOut"] = 0
        #expect(world.cluster.ask("POST", Self.path, config).status == 201)
        try await world.make(.service("web", type: "LoadBalancer", annotations: [Self.manual: "mine"]))
        #expect(world.warnings(about: "web") == ["E4005"])
    }

    @Test func `entries that match nothing are explained, and so is the bandwidth of an internal one`() async throws {
        let world = try ReconciledCluster()
        var config = Self.config("LEAST_CONN")
        config[path: "spec", "loadBalancer", "internetMaxBandwidthOut"] = 100
        config[path: "spec", "loadBalancer", "l7Listeners"] = [["protocol": "HTTP", "port": 80]]
        let entries = config[path: "spec", "loadBalancer", "l4Listeners"]?.array ?? []
        config[path: "spec", "loadBalancer", "l4Listeners"] = .array(entries + [["protocol": "UDP", "port": 53]])
        #expect(world.cluster.ask("POST", Self.path, config).status == 201)
        try world.apply(.deployment("web", replicas: 1))
        let subnet = "service.kubernetes.io/qcloud-loadbalancer-internal-subnetid"
        let annotations = [Self.manual: "mine", subnet: world.podSubnet]
        try await world.make(.service("web", type: "LoadBalancer", annotations: annotations))
        let notes = await world.explanation("web").notes
        #expect(
            notes == [
                "TkeServiceConfig mine: internetMaxBandwidthOut has no effect: the load balancer is internal.",
                "TkeServiceConfig mine: l4Listeners entry UDP:53 has no effect: there is no such listener.",
                "TkeServiceConfig mine: l7Listeners entry HTTP:80 has no effect: there is no such listener.",
            ]
        )
        #expect(world.warnings(about: "web") == [])
    }

    @Test func `names that end as automatic ones do are refused`() async throws {
        let world = try ReconciledCluster()
        let annotations = [Self.manual: "web-auto-service-config"]
        try await world.make(.service("web", type: "LoadBalancer", annotations: annotations))
        #expect(world.warnings(about: "web") == ["E4005"])
    }

    @Test func `an automatic one has a fragment for each listener, keeps what users write, and goes with the Service`()
        async throws
    {
        let world = try ReconciledCluster()
        try await world.make(.service("web", type: "LoadBalancer", annotations: [Self.auto: "true"]))
        let path = Self.path + "/web-auto-service-config"
        func fragments() -> [JSON] {
            world.cluster.ask("GET", path).json[path: "spec", "loadBalancer", "l4Listeners"]?.array ?? []
        }
        #expect(fragments().map { $0["port"] } == [80])
        let change: JSON = [
            "spec": ["loadBalancer": ["l4Listeners": [["protocol": "TCP", "port": 80, "scheduler": "LEAST_CONN"]]]]
        ]
        world.cluster.ask("PATCH", path, change, type: "application/merge-patch+json")
        await world.advance(by: .seconds(10))
        #expect(try listener(world)?["Scheduler"] == "LEAST_CONN")
        let ports: JSON = [
            ["name": "a", "port": 80, "targetPort": 8080], ["name": "b", "port": 81, "targetPort": 8081],
        ]
        try await world.change("web", ["spec": ["ports": ports]])
        #expect(fragments().map { $0["port"] } == [80, 81])
        #expect(fragments().map { $0["scheduler"] } == ["LEAST_CONN", nil])
        let revision = world.cluster.ask("GET", path).json[path: "metadata", "resourceVersion"]
        try await world.annotate("web", ["touched": "yes"])
        #expect(world.cluster.ask("GET", path).json[path: "metadata", "resourceVersion"] == revision)
        await world.delete("web")
        #expect(world.cluster.ask("GET", path).status == 404)
    }
}
