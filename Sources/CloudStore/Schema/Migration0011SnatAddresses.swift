import GRDB

/// The addresses of subnets from which load balancers reach targets elsewhere.
///
/// Each is held in the ledger of its subnet, and goes when it is given back there.
enum Migration0011SnatAddresses {
    static func migrate(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE snatAddress (
                    loadBalancerId TEXT NOT NULL REFERENCES loadBalancer (id) ON DELETE CASCADE,
                    number INTEGER NOT NULL,
                    subnetId TEXT NOT NULL,
                    address INTEGER NOT NULL,
                    PRIMARY KEY (loadBalancerId, number),
                    UNIQUE (subnetId, address),
                    FOREIGN KEY (subnetId, address) REFERENCES address (pool, address) ON DELETE CASCADE
                ) WITHOUT ROWID;
                """
        )
    }
}
