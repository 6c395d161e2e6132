import CLBReconciler
import CloudAPI
import CloudModel
import CloudStore
import CloudWire
import KubeAPI
import KubeControllers
import LocalCloud
import TestSupport
import Testing

/// A cloud, a cluster and a reconciler that can be ended and started anew, all in the test's process.
final class SimulatedWorld {
    let cluster: TestCluster
    private(set) var reconciler: Reconciler
    private(set) var interference: Interference
    private let cloud: any CloudEndpoint
    private let policy: ReconcilerPolicy

    init(
        controllers: [any Controller] = [],
        settings: Settings = Settings(),
        policy: ReconcilerPolicy = ReconcilerPolicy(),
        interference: (TestCluster) -> Interference = { _ in Interference() },
        seed: UInt64 = 1
    ) throws {
        let cluster = try TestCluster(controllers: controllers, settings: settings, seed: seed)
        let gateway = cluster.cloud.gateway
        let account = try #require(try gateway.store.read { try $0.account(cluster.cluster.scope.account) })
        self.cluster = cluster
        self.policy = policy
        cloud = GatewayEndpoint(gateway, account: account, region: cluster.cloud.region)
        self.interference = interference(cluster)
        reconciler = Self.reconciler(of: cluster, cloud, policy, self.interference)
    }

    /// Ends the reconciler and starts one that knows nothing.
    func restart(_ interference: Interference = Interference()) {
        self.interference = interference
        reconciler = Self.reconciler(of: cluster, cloud, policy, interference)
    }

    private static func reconciler(
        of cluster: TestCluster,
        _ cloud: any CloudEndpoint,
        _ policy: ReconcilerPolicy,
        _ interference: Interference
    ) -> Reconciler {
        let kubernetes = ClusterEndpoint(cluster.server, cluster.cluster)
        return Reconciler(
            cloud: InterferedCloud(inner: cloud, interference: interference),
            kubernetes: InterferedCluster(inner: kubernetes, interference: interference),
            cluster: ClusterFacts(cluster.cluster),
            policy: policy,
            now: { [clock = cluster.cloud.clock] in clock.now }
        )
    }

    var now: Instant { cluster.cloud.clock.now }

    /// Runs controllers and reconciler until both rest; a reconciler that is ended is followed by another.
    ///
    /// - Parameter successor: what the next reconciler meets.
    /// - Returns: when the reconciler has something to do again.
    @discardableResult
    func settle(_ successor: () -> Interference = { Interference() }) async -> Instant? {
        while true {
            cluster.settle()
            let revision = cluster.server.hub.newestRevision
            let next = await reconciler.settle()
            if interference.isDead {
                restart(successor())
            } else if cluster.server.hub.newestRevision == revision {
                return next
            }
        }
    }

    /// Moves time on in steps no longer than what the reconciler waits for.
    func advance(by duration: Duration, _ successor: () -> Interference = { Interference() }) async {
        let end = now + duration
        while now < end {
            let next = await settle(successor).map { min($0, end) } ?? end
            cluster.advance(by: .milliseconds(max(1, next.milliseconds - now.milliseconds)))
        }
        await settle(successor)
    }

    /// Asks the cluster as a user does, who must not be refused.
    func send(
        _ method: String,
        _ path: String,
        _ body: JSON? = nil,
        sourceLocation: SourceLocation = #_sourceLocation
    )
        throws
    {
        let type = method == "PATCH" ? "application/merge-patch+json" : "application/json"
        let answer = cluster.ask(method, path, body, type: type)
        try #require((200..<300).contains(answer.status), "\(answer.json.text)", sourceLocation: sourceLocation)
    }

    /// A load balancer that the user bought.
    func userLoadBalancer() throws -> String {
        let made = try cluster.cloud.clb(
            "CreateLoadBalancer",
            ["LoadBalancerType": "OPEN", "VpcId": .string(cluster.cluster.vpcId.rawValue)]
        )
        return try #require(made["LoadBalancerIds"]?[0]?.string)
    }
}

extension TestCluster {
    /// The objects of a kind in the default namespace.
    func objects(_ plural: String) -> [JSON] {
        let root = plural == "ingresses" ? "/apis/networking.k8s.io/v1" : "/api/v1"
        return ask("GET", "\(root)/namespaces/default/\(plural)").json["items"]?.array ?? []
    }

    func loadBalancers() throws -> [JSON] {
        try cloud.clb("DescribeLoadBalancers", ["Limit": 100])["LoadBalancerSet"]?.array ?? []
    }
}
