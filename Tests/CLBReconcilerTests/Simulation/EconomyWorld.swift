import CLBReconciler
import CloudAPI
import CloudModel
import CloudStore
import CloudWire
import KubeAPI
import LocalCloud
import TestSupport
import Testing

/// A large cluster in a cloud that counts calls, and may limit them.
final class EconomyWorld {
    let cluster: TestCluster
    let cloud: MeteredEndpoint
    private var reconciler: Reconciler
    private let policy: ReconcilerPolicy
    private var names: [String] = []

    /// With a limit tasks take as long as in the real cloud, otherwise they end at once.
    init(callsPerSecond: Int? = nil) throws {
        var settings = Settings()
        settings.taskDelay = callsPerSecond == nil ? .none : .realistic
        settings.openLoadBalancerQuota = 2_000
        settings.targetQuota = 1_000
        let cluster = try TestCluster(podCIDR: "10.0.64.0/18", settings: settings)
        let gateway = cluster.cloud.gateway
        let account = try #require(try gateway.store.read { try $0.account(cluster.cluster.scope.account) })
        self.cluster = cluster
        cloud = MeteredEndpoint(
            gateway,
            account: account,
            region: cluster.cloud.region,
            callsPerSecond: callsPerSecond
        )
        var policy = ReconcilerPolicy()
        policy.callsPerSecond = callsPerSecond
        self.policy = policy
        reconciler = Self.reconciler(of: cluster, cloud, policy)
    }

    private static func reconciler(
        of cluster: TestCluster,
        _ cloud: MeteredEndpoint,
        _ policy: ReconcilerPolicy
    ) -> Reconciler {
        Reconciler(
            cloud: cloud,
            kubernetes: ClusterEndpoint(cluster.server, cluster.cluster),
            cluster: ClusterFacts(cluster.cluster),
            policy: policy,
            now: { [clock = cluster.cloud.clock] in clock.now }
        )
    }

    /// Ends the reconciler, and counts the calls of another.
    func restart() {
        cloud.reset()
        reconciler = Self.reconciler(of: cluster, cloud, policy)
    }

    var now: Instant { cluster.cloud.clock.now }

    /// Services with an endpoint each.
    func createServices(_ count: Int) throws {
        for number in 0..<count {
            let name = "s\(number)"
            names.append(name)
            try put("/api/v1/namespaces/default/endpoints", .endpoints(name, ["10.0.64.\(number % 200 + 10)"]))
            try put("/api/v1/namespaces/default/services", .bareService(name))
        }
    }

    /// Ingresses on the first Services.
    func createIngresses(_ count: Int) throws {
        for number in 0..<count {
            try put("/apis/networking.k8s.io/v1/namespaces/default/ingresses", .ingress("i\(number)", to: "s\(number)"))
        }
    }

    /// Creates an object, or puts it in the place of the one that is there.
    func put(_ path: String, _ object: JSON, sourceLocation: SourceLocation = #_sourceLocation) throws {
        var answer = cluster.ask("POST", path, object)
        if answer.status == 409 { answer = cluster.ask("PUT", path + "/" + object.name, object) }
        try #require(answer.status < 300, "\(answer.json.text)", sourceLocation: sourceLocation)
    }

    func advance(by duration: Duration) async {
        let end = now + duration
        while true {
            let next = await reconciler.settle().map { min($0, end) } ?? end
            guard now < end else { return }
            cluster.cloud.clock.advance(by: .milliseconds(max(1, next.milliseconds - now.milliseconds)))
        }
    }

    /// Whether every object shows its address.
    var isInSync: Bool {
        (cluster.objects("services") + cluster.objects("ingresses")).filter { $0.name != "kubernetes" }
            .allSatisfy { $0["status"]?["loadBalancer"]?["ingress"]?.array?.isEmpty == false }
    }

    /// The id of the one load balancer there is.
    func onlyId() throws -> JSON {
        let all = try cluster.loadBalancers()
        try #require(all.count == 1)
        return .string(all[0].id)
    }

    static func addresses(_ block: Int, count: Int) -> [String] {
        (0..<count).map { "10.0.\(block + $0 / 250).\($0 % 250 + 1)" }
    }
}
