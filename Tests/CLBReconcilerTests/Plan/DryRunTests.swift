import CLBReconciler
import CloudAPI
import CloudModel
import CloudWire
import LocalCloud
import Synchronization
import TestSupport
import Testing

/// A reconciler that only plans.
struct DryRunTests {
    /// Passes requests on to the cluster and notes those that could change something.
    private final class Watched: KubernetesEndpoint {
        private let cluster: any KubernetesEndpoint
        private let noted = Mutex<[String]>([])

        init(_ cluster: any KubernetesEndpoint) { self.cluster = cluster }

        var writes: [String] { noted.withLock { $0 } }

        func send(_ request: KubernetesRequest) async throws(KubernetesFailure) -> JSON {
            if request.method != "GET" { noted.withLock { $0.append("\(request.method) \(request.path)") } }
            return try await cluster.send(request)
        }

        func changes(
            of resource: KubernetesResource,
            since revision: String
        ) async throws(KubernetesFailure) -> KubernetesChanges {
            try await cluster.changes(of: resource, since: revision)
        }

        func waitForChange() async { await cluster.waitForChange() }
    }

    /// Calls that only read pass; any other fails the test.
    private struct ReadOnlyCloud: CloudEndpoint {
        let cloud: any CloudEndpoint

        func call(_ action: CloudAction, _ parameters: JSONObject) async throws(CloudFailure) -> JSONObject {
            #expect(action.name.hasPrefix("Describe"), "a dry run called \(action.name)")
            return try await cloud.call(action, parameters)
        }
    }

    /// What is planned for a Service of the default namespace by a reconciler that has just started, and looks only.
    private static func plan(of name: String, in world: ReconciledCluster) async throws -> Explanation {
        let gateway = world.cluster.cloud.gateway
        let cluster = world.cluster.cluster
        let region = world.cluster.cloud.region
        let cloud = GatewayEndpoint(gateway, account: try gateway.act(in: region) { $0.account }, region: region)
        let watched = Watched(ClusterEndpoint(world.cluster.server, cluster))
        var policy = ReconcilerPolicy()
        policy.isDryRun = true
        let planner = Reconciler(
            cloud: ReadOnlyCloud(cloud: cloud),
            kubernetes: watched,
            cluster: ClusterFacts(cluster),
            policy: policy,
            now: { [clock = world.cluster.cloud.clock] in clock.now }
        )
        await planner.settle()
        #expect(await planner.obstacle == nil)
        #expect(watched.writes == [])
        return try #require(await planner.explanations().first { $0.object.name == name })
    }

    @Test func `what is in sync has nothing to do`() async throws {
        let world = try ReconciledCluster()
        try world.apply(.deployment("web", replicas: 1))
        try await world.make(.service("web", type: "LoadBalancer"))
        let web = try await Self.plan(of: "web", in: world)
        #expect(web.plan == [])
        #expect(web.failure == nil)
        #expect(web.loadBalancers.map(\.id) == [world.loadBalancerId(of: "web")])
    }

    @Test func `what a user changed is planned against the listeners that are there`() async throws {
        let world = try ReconciledCluster()
        try await world.make(.service("web", type: "LoadBalancer"))
        let id = try #require(world.loadBalancerId(of: "web"))
        world.send("PATCH", "web", ["spec": ["ports": [["port": 81, "targetPort": 8080]]]])
        let plan = try await Self.plan(of: "web", in: world).plan
        #expect(Set(plan) == ["create listener TCP:81 on \(id)", "delete listener TCP:80 on \(id)"])
        #expect(try world.listeners(of: id) == ["TCP:80 TKE-DEDICATED-LISTENER"])
    }

    @Test func `what goes is left as it is`() async throws {
        let world = try ReconciledCluster()
        try await world.make(.service("web", type: "LoadBalancer"))
        let id = try #require(world.loadBalancerId(of: "web"))
        world.send("DELETE", "web")
        #expect(try await Self.plan(of: "web", in: world).plan == ["delete \(id)"])
        #expect(try world.loadBalancers().count == 1)
    }

    @Test func `what is another's and goes keeps what stands on it`() async throws {
        let world = try ReconciledCluster()
        try world.apply([
            "apiVersion": "v1", "kind": "Service",
            "metadata": [
                "name": "web", "finalizers": ["example.com/other"],
                "annotations": ["service.kubernetes.io/loadbalance-id": "lb-00000000"],
            ],
            "spec": ["type": "LoadBalancer", "loadBalancerClass": "example.com/other", "ports": [["port": 80]]],
        ])
        world.send("DELETE", "web")
        let web = try await Self.plan(of: "web", in: world)
        #expect(!web.isWanted)
        #expect(web.plan == [])
    }

    @Test func `what keeps it from reading is told`() async throws {
        let world = try ReconciledCluster()
        let panel = ControlPanel(world.cluster.cloud.gateway)
        let faults: JSON = ["faults": [["service": "clb", "code": "UnauthorizedOperation", "message": "no rights"]]]
        _ = try panel.answer(method: "PUT", path: "/_clbsim/faults", body: Array(faults.text.utf8))
        await world.settle()
        #expect(await world.reconciler.obstacle == "load balancers cannot be read: no rights")
        let none: JSON = ["faults": []]
        _ = try panel.answer(method: "PUT", path: "/_clbsim/faults", body: Array(none.text.utf8))
        await world.advance(by: .seconds(30))
        #expect(await world.reconciler.obstacle == nil)
    }
}

extension ReconciledCluster {
    /// Changes a Service behind the reconciler's back.
    fileprivate func send(_ method: String, _ name: String, _ body: JSON? = nil) {
        let path = "/api/v1/namespaces/default/services/\(name)"
        cluster.ask(method, path, body, type: "application/merge-patch+json")
    }
}
