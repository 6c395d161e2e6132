package import CLBReconciler
package import CloudAPI
import CloudModel
import CloudStore
package import CloudWire
import KubeAPI
import KubeControllers
import KubeObjects
import LocalCloud
package import Testing

/// A cluster whose Services and Ingresses get load balancers, all in the test's process on a clock that stands.
package final class ReconciledCluster: Sendable {
    package let cluster: TestCluster
    package let reconciler: Reconciler

    /// What makes workloads live in it is there, so that pods have addresses.
    package init(
        version: String = "1.32.2-eks.1",
        podCIDR: String = "10.0.1.0/24",
        settings: Settings = .immediate,
        policy: ReconcilerPolicy = ReconcilerPolicy(),
        cloud wrap: (any CloudEndpoint) -> any CloudEndpoint = { $0 },
        kubernetes wrapKubernetes: (any KubernetesEndpoint) -> any KubernetesEndpoint = { $0 }
    ) throws {
        let cluster = try TestCluster(
            version: version,
            podCIDR: podCIDR,
            controllers: BuiltInControllers.all,
            settings: settings
        )
        let gateway = cluster.cloud.gateway
        let account = try #require(try gateway.store.read { try $0.account(cluster.cluster.scope.account) })
        self.cluster = cluster
        reconciler = Reconciler(
            cloud: wrap(GatewayEndpoint(gateway, account: account, region: cluster.cloud.region)),
            kubernetes: wrapKubernetes(ClusterEndpoint(cluster.server, cluster.cluster)),
            cluster: ClusterFacts(cluster.cluster),
            policy: policy,
            now: { [clock = cluster.cloud.clock] in clock.now }
        )
    }

    /// Runs controllers and reconciler until both rest.
    package func settle() async {
        var revision: Int64
        repeat {
            cluster.settle()
            revision = cluster.server.hub.newestRevision
            await reconciler.settle()
        } while cluster.server.hub.newestRevision != revision
    }

    /// Moves time on in steps no longer than what anybody waits for.
    package func advance(by duration: Duration) async {
        let clock = cluster.cloud.clock
        let end = clock.now + duration
        while clock.now < end {
            await settle()
            let next = await reconciler.settle().map { min($0, end) } ?? end
            cluster.advance(by: .milliseconds(max(1, next.milliseconds - clock.now.milliseconds)))
        }
        await settle()
    }

    /// Creates or changes an object as server-side apply does.
    package func apply(_ manifest: JSON, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let answer = try cluster.ask("POST", path(of: manifest), manifest)
        try #require(answer.status == 201, "\(answer.json.text)", sourceLocation: sourceLocation)
    }

    private func path(of manifest: JSON) throws -> String {
        let version = try #require(manifest["apiVersion"]?.string)
        let kind = try #require(manifest["kind"]?.string).lowercased()
        let plural = kind.hasSuffix("s") ? (kind == "ingress" ? "ingresses" : kind) : kind + "s"
        let root = version.contains("/") ? "/apis/\(version)" : "/api/\(version)"
        let namespace = manifest[path: "metadata", "namespace"]?.string ?? "default"
        return "\(root)/namespaces/\(namespace)/\(plural)"
    }

    /// A Service of the default namespace.
    package func service(_ name: String) -> JSON {
        cluster.ask("GET", "/api/v1/namespaces/default/services/\(name)").json
    }

    /// Whatever the cloud knows as load balancers, oldest first.
    package func loadBalancers() throws -> [JSON] {
        try cluster.cloud.clb("DescribeLoadBalancers", ["Limit": 100])["LoadBalancerSet"]?.array?.reversed() ?? []
    }

    /// The messages of the Events about an object, by the moment of their making.
    package func events(about name: String) -> [String] {
        let list = cluster.ask("GET", "/api/v1/namespaces/default/events").json["items"]?.array ?? []
        return list.filter { $0[path: "involvedObject", "name"]?.string == name }.map {
            "\($0["type"]?.string ?? "") \($0["reason"]?.string ?? "") \($0["message"]?.string ?? "")"
        }
    }
}
