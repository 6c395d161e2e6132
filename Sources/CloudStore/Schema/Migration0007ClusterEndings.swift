import GRDB

/// Clusters that were deleted and are still shown as ending.
///
/// What a cluster held is free the moment it is deleted, so an ending one stands in a table of its own, which refers to
/// nothing: the same columns, and when it is gone.
enum Migration0007ClusterEndings {
    static func migrate(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE endingCluster (
                    id TEXT PRIMARY KEY,
                    account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
                    region TEXT NOT NULL,
                    name TEXT NOT NULL,
                    text TEXT NOT NULL,
                    vpcId TEXT NOT NULL,
                    subnetIds TEXT NOT NULL,
                    serviceSubnetId TEXT,
                    serviceCidrFirst INTEGER NOT NULL,
                    serviceCidrMask INTEGER NOT NULL,
                    version TEXT NOT NULL,
                    createdAt INTEGER NOT NULL,
                    token TEXT NOT NULL,
                    options TEXT NOT NULL,
                    goneAt INTEGER NOT NULL
                ) WITHOUT ROWID;
                CREATE INDEX endingClusterByScope ON endingCluster (account, region, goneAt);
                """
        )
    }
}
