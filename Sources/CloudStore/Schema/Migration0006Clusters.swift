import GRDB

/// Kubernetes clusters and their objects.
///
/// An object is one text: lists answer it as it stands. What the server looks for beside names has a column or a table
/// of its own: `objectOwner` finds what hangs on an object that goes. The revisions that clients compare come from one
/// row, changed with each write, and so never repeat.
enum Migration0006Clusters {
    static func migrate(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE cluster (
                    id TEXT PRIMARY KEY,
                    account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
                    region TEXT NOT NULL,
                    number INTEGER NOT NULL UNIQUE,
                    name TEXT NOT NULL,
                    text TEXT NOT NULL,
                    vpcId TEXT NOT NULL REFERENCES vpc ON DELETE RESTRICT,
                    subnetIds TEXT NOT NULL,
                    serviceSubnetId TEXT REFERENCES subnet ON DELETE RESTRICT,
                    serviceCidrFirst INTEGER NOT NULL,
                    serviceCidrMask INTEGER NOT NULL,
                    version TEXT NOT NULL,
                    createdAt INTEGER NOT NULL,
                    token TEXT NOT NULL UNIQUE,
                    options TEXT NOT NULL
                );
                CREATE INDEX clusterByScope ON cluster (account, region, number);
                CREATE INDEX clusterByVpc ON cluster (vpcId);
                CREATE INDEX clusterByServiceSubnet ON cluster (serviceSubnetId);
                CREATE TABLE object (
                    number INTEGER PRIMARY KEY,
                    cluster TEXT NOT NULL REFERENCES cluster ON DELETE CASCADE,
                    resource TEXT NOT NULL,
                    namespace TEXT NOT NULL,
                    name TEXT NOT NULL,
                    uid TEXT NOT NULL,
                    revision INTEGER NOT NULL,
                    text TEXT NOT NULL,
                    UNIQUE (cluster, resource, namespace, name)
                );
                CREATE INDEX objectByUid ON object (cluster, uid);
                CREATE TABLE objectOwner (
                    cluster TEXT NOT NULL,
                    owner TEXT NOT NULL,
                    object INTEGER NOT NULL REFERENCES object ON DELETE CASCADE,
                    PRIMARY KEY (cluster, owner, object)
                ) WITHOUT ROWID;
                CREATE INDEX objectOwnerByObject ON objectOwner (object);
                INSERT INTO counter VALUES ('revision', 0);
                """
        )
    }
}
