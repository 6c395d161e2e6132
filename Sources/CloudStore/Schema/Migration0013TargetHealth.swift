import GRDB

/// What is told of the health of servers; of all others the simulator decides.
enum Migration0013TargetHealth {
    static func migrate(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE targetHealth (
                    address INTEGER NOT NULL,
                    port INTEGER NOT NULL CHECK (port BETWEEN 1 AND 65535),
                    state TEXT NOT NULL CHECK (state IN ('Alive', 'Dead')),
                    PRIMARY KEY (address, port)
                ) WITHOUT ROWID;
                """
        )
    }
}
