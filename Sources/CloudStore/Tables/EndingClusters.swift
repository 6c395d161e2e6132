package import CloudModel

extension Snapshot {
    /// The deleted clusters of an account in a region that are not gone yet at that moment.
    package func endingClusters(in scope: Scope, at now: Instant) throws -> [Cluster] {
        try rows(
            "FROM endingCluster WHERE account = ? AND region = ? AND goneAt > ? ORDER BY goneAt, id",
            [scope.account, scope.region, now.milliseconds]
        )
    }
}

extension Transaction {
    /// Deletes a cluster with its objects and tags, and shows it as ending until it is gone.
    ///
    /// Those that were gone before are forgotten, which keeps the table short.
    package func end(_ cluster: Cluster, now: Instant, goneAt: Instant) throws {
        try execute("DELETE FROM endingCluster WHERE goneAt <= ?", [now.milliseconds])
        if goneAt > now {
            try execute(
                """
                INSERT INTO endingCluster (\(Cluster.columns), goneAt)
                SELECT \(Cluster.columns), ? FROM cluster WHERE id = ?
                """,
                [goneAt.milliseconds, cluster.id.rawValue]
            )
        }
        try removeTags(of: cluster.id)
        try delete(cluster)
    }
}
