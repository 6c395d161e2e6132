import CloudModel

/// The news that a cluster is no more.
struct ClusterEnd: Sendable {
    let cluster: ClusterID
}
