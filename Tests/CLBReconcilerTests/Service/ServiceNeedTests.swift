import CLBReconciler
import CloudWire
import KubeObjects
import TestSupport
import Testing

/// Which Services get a load balancer (reference 1.1, 1.2).
struct ServiceNeedTests {
    private static let vendor = "1.32.2-eks.1"
    private static let stock = "1.18.4"

    /// What a Service of that form gets: the load balancer's type, or nothing.
    private static func outcome(
        _ spec: JSON,
        annotations: [String: String] = [:],
        version: String,
        policy: ReconcilerPolicy = ReconcilerPolicy()
    ) async throws -> [String] {
        let world = try ReconciledCluster(version: version, policy: policy)
        try await world.make(.service("web", type: "ClusterIP", annotations: annotations).with(spec: spec))
        return try world.loadBalancers().map {
            "\($0["LoadBalancerType"]?.string ?? "") \($0["SubnetId"]?.string == world.serviceSubnet)"
        }
    }

    @Test(arguments: [vendor, "1.20.6-tke.12", stock])
    func `every Kubernetes gives a LoadBalancer Service a public one`(version: String) async throws {
        #expect(try await Self.outcome(["type": "LoadBalancer"], version: version) == ["OPEN false"])
    }

    @Test(arguments: [vendor, "1.20.6-tke.12"])
    func `the vendor's Kubernetes gives a ClusterIP Service an internal one in the Service subnet`(
        version: String
    ) async throws {
        #expect(try await Self.outcome(["type": "ClusterIP"], version: version) == ["INTERNAL true"])
        #expect(try await Self.outcome(["type": .null], version: version) == ["INTERNAL true"])
        #expect(try await Self.outcome(["clusterIP": ""], version: version) == ["INTERNAL true"])
    }

    @Test func `a stock Kubernetes gives a ClusterIP Service none`() async throws {
        #expect(try await Self.outcome(["type": "ClusterIP"], version: Self.stock) == [])
        #expect(try await Self.outcome(["clusterIP": "172.16.0.99"], version: Self.stock) == [])
    }

    @Test func `a stock Kubernetes gives one to a ClusterIP that is explicitly empty`() async throws {
        #expect(try await Self.outcome(["clusterIP": ""], version: Self.stock) == ["INTERNAL true"])
    }

    @Test func `a server that fills in addresses tells by what kubectl last applied`() async throws {
        let key = "kubectl.kubernetes.io/last-applied-configuration"
        let explicit = try await Self.outcome(
            ["clusterIP": "172.16.0.99"],
            annotations: [key: #"{"spec":{"clusterIP":"","ports":[{"port":80}]}}"#],
            version: Self.stock
        )
        #expect(explicit == ["INTERNAL true"])
        let absent = try await Self.outcome(
            ["clusterIP": "172.16.0.99"],
            annotations: [key: #"{"spec":{"ports":[{"port":80}]}}"#],
            version: Self.stock
        )
        #expect(absent == [])
    }

    @Test(arguments: [(true, ["INTERNAL"]), (false, [])])
    func `a server that fills in addresses tells by who owns the field in server-side apply`(
        isSaid: Bool,
        expected: [String]
    ) async throws {
        let world = try ReconciledCluster(version: Self.stock) {
            $0
        } kubernetes: {
            AddressGiver(behind: $0, isSaid)
        }
        try await world.make(.service("web", type: "ClusterIP"))
        #expect(try world.loadBalancers().map { $0["LoadBalancerType"]?.string } == expected)
    }

    @Test(arguments: [vendor, stock])
    func `a headless Service gets none`(version: String) async throws {
        #expect(try await Self.outcome(["clusterIP": "None"], version: version) == [])
    }

    @Test(arguments: [vendor, stock])
    func `NodePort and ExternalName get none`(version: String) async throws {
        #expect(try await Self.outcome(["type": "NodePort"], version: version) == [])
        #expect(try await Self.outcome(["type": "ExternalName", "externalName": "a.example"], version: version) == [])
    }

    @Test func `a load balancer class is another controller's, unless the policy says otherwise`() async throws {
        let spec: JSON = ["type": "LoadBalancer", "loadBalancerClass": "example.com/other"]
        #expect(try await Self.outcome(spec, version: Self.vendor) == [])
        var policy = ReconcilerPolicy()
        policy.ignoresLoadBalancerClass = false
        #expect(try await Self.outcome(spec, version: Self.vendor, policy: policy) == ["OPEN false"])
    }

    @Test func `a Service that says skip is left alone`() async throws {
        let skip = ["service.cloud.tencent.com/mode": "skip"]
        #expect(try await Self.outcome(["type": "LoadBalancer"], annotations: skip, version: Self.vendor) == [])
    }

    @Test func `the API server's own Service gets none`() async throws {
        let world = try ReconciledCluster()
        await world.advance(by: .seconds(30))
        #expect(try world.loadBalancers().isEmpty)
        #expect(world.service("kubernetes")["metadata"] != nil)
    }

    @Test(arguments: ["ClusterIP", "NodePort"])
    func `the container service gives only LoadBalancer Services one, and says success of the others`(
        type: String
    ) async throws {
        var policy = ReconcilerPolicy()
        policy.flavour = .tke
        let world = try ReconciledCluster(version: "1.30.0-tke.2", policy: policy)
        try await world.make(.service("web", type: type))
        #expect(try world.loadBalancers().isEmpty)
        #expect(
            world.events(about: "web") == [
                "Normal EnsuringService Deleted Loadbalancer",
                "Normal EnsureServiceSuccess Service Sync Success. RetrunCode: S2000",
            ]
        )
    }

    @Test func `the rule that decided is explained`() async throws {
        let world = try ReconciledCluster(version: Self.stock)
        try await world.make(.service("web", type: "ClusterIP"))
        let explanation = await world.explanation("web")
        #expect(explanation.isWanted == false)
        #expect(explanation.rule.contains("was not explicitly \"\", and the Kubernetes v1.18.4 is a stock one"))
        #expect(explanation.plan == [])
    }

    @Test func `the subnet that a ClusterIP Service names has no effect, as who asks is told`() async throws {
        let world = try ReconciledCluster()
        let key = "service.kubernetes.io/qcloud-loadbalancer-internal-subnetid"
        try await world.make(.service("web", type: "ClusterIP", annotations: [key: world.podSubnet]))
        #expect(try world.loadBalancers().map { $0["SubnetId"]?.string } == [world.serviceSubnet])
        #expect(await world.explanation("web").notes.contains { $0.contains(key) })
    }
}
