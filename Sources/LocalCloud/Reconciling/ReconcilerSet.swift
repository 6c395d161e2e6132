package import CLBReconciler
package import CloudAPI
package import CloudModel
import CloudStore
package import KubeAPI

/// A reconciler for each cluster there is.
package actor ReconcilerSet {
    private let gateway: Gateway
    private let server: APIServer
    private let policy: ReconcilerPolicy
    private var reconcilers: [ClusterID: Reconciler] = [:]

    package init(_ gateway: Gateway, _ server: APIServer, policy: ReconcilerPolicy = ReconcilerPolicy()) {
        self.gateway = gateway
        self.server = server
        self.policy = policy
    }

    /// Works until no cluster has anything left to do now.
    ///
    /// - Throws: what keeps the clusters from being read.
    /// - Returns: when there will be something to do though nothing changes; nil for never.
    @discardableResult
    package func settle() async throws -> Instant? {
        let clusters = try server.store.read { try $0.clusters() }
        let ids = Set(clusters.map(\.id))
        reconcilers = reconcilers.filter { ids.contains($0.key) }
        var next: Instant?
        for cluster in clusters {
            guard let moment = try await reconciler(of: cluster)?.settle() else { continue }
            next = next.map { min($0, moment) } ?? moment
        }
        return next
    }

    /// The reconciler of a cluster; nil where its region is not known.
    package func reconciler(of cluster: Cluster) throws -> Reconciler? {
        if let reconciler = reconcilers[cluster.id] { return reconciler }
        guard let region = Region.named(cluster.scope.region),
            let account = try server.store.read({ try $0.account(cluster.scope.account) })
        else { return nil }
        let world = gateway.world
        let reconciler = Reconciler(
            cloud: GatewayEndpoint(gateway, account: account, region: region),
            kubernetes: ClusterEndpoint(server, cluster),
            cluster: ClusterFacts(cluster),
            policy: policy,
            now: { world.clock.now }
        )
        reconcilers[cluster.id] = reconciler
        return reconciler
    }
}

extension ClusterFacts {
    package init(_ cluster: Cluster) {
        self.init(
            id: cluster.id.rawValue,
            region: cluster.scope.region,
            vpcId: cluster.vpcId.rawValue,
            serviceSubnetId: cluster.serviceSubnetId?.rawValue,
            gitVersion: "v" + cluster.version
        )
    }
}
