import CloudAPI
import CloudModel
import CloudStore
import CloudWire
import KubeAPI

/// Deletes a cluster with all that its API holds; what it held of the cloud is free at once.
///
/// It is shown as `Terminating` for a while. Load balancers stay: they are not the cluster's, and cost until deleted.
enum DeleteEKSCluster: WriteAction {
    struct Request: Decodable {
        var clusterId: ClusterID
    }

    typealias Response = NoContent

    static let errors: Set<APIErrorCode> = [.invalidParameter, .resourceNotFound]

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> NoContent {
        let cluster = try cloud.cluster(request.clusterId)
        try ClusterTransaction.run(on: cluster, in: cloud) { try ClusterBootstrap.clear($0) }
        let delay = ClusterDelay.duration(of: .deletion, settings: cloud.settings, random: cloud.world.random)
        try cloud.state.end(cluster, now: cloud.now, goneAt: cloud.now + delay)
        return NoContent()
    }
}
