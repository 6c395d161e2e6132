import CLBReconciler
import CloudAPI
import CloudModel
import CloudStore
import CloudWire
import KubeAPI
import LocalCloud

/// A cluster and a reconciler in this process, in a cloud whose clock stands and whose calls are counted.
final class EconomySubject {
    let cloud: MeteredEndpoint
    private let world: SimulatedCloud
    private let cluster: SimulatedCluster
    private let facts: Cluster
    private let policy: ReconcilerPolicy
    private var reconciler: Reconciler?

    /// With a limit tasks take as long as in the real cloud, otherwise they end at once.
    init(callsPerSecond: Int? = nil) throws {
        var options = SimulatedCloud.Options()
        options.taskDelay = callsPerSecond == nil ? .none : .realistic
        options.settings = ["clb.quota.open": "5000", "clb.quota.targets": "1000"]
        let world = try SimulatedCloud(options)
        let cluster = try world.cluster(podCIDR: "10.0.64.0/18")
        let (account, facts) = try world.gateway.store.write {
            (try $0.openAccount(named: ""), try $0.cluster(ClusterID(rawValue: cluster.id)))
        }
        guard let facts, let region = Region.named(options.region) else {
            throw Connection.Failure(description: "the cluster cannot be read")
        }
        self.world = world
        self.cluster = cluster
        self.facts = facts
        cloud = MeteredEndpoint(world.gateway, account: account, region: region, callsPerSecond: callsPerSecond)
        var policy = ReconcilerPolicy()
        policy.callsPerSecond = callsPerSecond
        self.policy = policy
    }

    /// Starts a reconciler in the place of the last one, and counts its calls alone.
    func start() {
        cloud.reset()
        reconciler = Reconciler(
            cloud: cloud,
            kubernetes: ClusterEndpoint(world.clusters, facts),
            cluster: ClusterFacts(facts),
            policy: policy,
            now: { [world] in world.now }
        )
    }

    var now: Instant { world.now }
    var revision: Int64 { world.clusters.hub.newestRevision }

    /// Lets the reconciler work until it rests, and moves the clock on to when it goes on, at most to `end`.
    ///
    /// - Returns: whether the end is reached.
    func step(to end: Instant) async -> Bool {
        let next = await reconciler?.settle()
        guard now < end else { return true }
        let pause = max(1, min(next ?? end, end).milliseconds - now.milliseconds)
        world.gateway.world.clock.advance(by: .milliseconds(pause))
        return false
    }

    /// Services with an endpoint each.
    func createServices(_ names: [String]) throws {
        for (number, name) in names.enumerated() {
            try setEndpoints(of: name, ["10.0.64.\(number % 200 + 10)"])
            try cluster.apply(
                [
                    "apiVersion": "v1", "kind": "Service", "metadata": ["name": .string(name)],
                    "spec": ["type": "LoadBalancer", "ports": [["name": "http", "port": 80, "targetPort": 8080]]],
                ]
            )
        }
    }

    /// Ingresses with a rule each, on the Services of the same number.
    func createIngresses(on services: ArraySlice<String>) throws {
        for service in services {
            let backend: JSON = ["service": ["name": .string(service), "port": ["number": 80]]]
            let paths: JSON = [["path": "/", "pathType": "Prefix", "backend": backend]]
            try cluster.apply(
                [
                    "apiVersion": "networking.k8s.io/v1", "kind": "Ingress",
                    "metadata": [
                        "name": .string("i-" + service), "annotations": ["kubernetes.io/ingress.class": "qcloud"],
                    ],
                    "spec": ["rules": [["host": "a.example", "http": ["paths": paths]]]],
                ]
            )
        }
    }

    func setEndpoints(of service: String, _ addresses: [String]) throws {
        try cluster.apply(
            [
                "apiVersion": "v1", "kind": "Endpoints", "metadata": ["name": .string(service)],
                "subsets": [
                    [
                        "addresses": .array(addresses.map { ["ip": .string($0)] }),
                        "ports": [["name": "http", "port": 8080]],
                    ]
                ],
            ]
        )
    }

    /// How many Services and Ingresses show no address.
    func unfinished() throws -> Int {
        let objects = try cluster.list("services") + cluster.list("ingresses")
        return objects.filter {
            $0["metadata"]?["name"] != "kubernetes"
                && $0["status"]?["loadBalancer"]?["ingress"]?.array?.isEmpty != false
        }.count
    }

    /// The addresses behind a Service's load balancer.
    func targets(of service: String) throws -> Set<String> {
        let id = try cluster.get("service/" + service)?["metadata"]?["annotations"]?[
            "service.kubernetes.io/loadbalance-id"
        ]
        let answer = try world.call("DescribeTargets", ["LoadBalancerId": id ?? .null])
        let targets = answer["Listeners"]?[0]?["Targets"]?.array ?? []
        return Set(targets.compactMap { $0["PrivateIpAddresses"]?[0]?.string })
    }
}
