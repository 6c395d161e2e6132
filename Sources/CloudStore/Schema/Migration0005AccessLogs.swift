import GRDB

/// Log sets and topics for access and health logs.
enum Migration0005AccessLogs {
    static func migrate(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE logSet (
                    id TEXT PRIMARY KEY,
                    account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
                    region TEXT NOT NULL,
                    kind TEXT NOT NULL CHECK (kind IN ('ACCESS', 'HEALTH')),
                    name TEXT NOT NULL,
                    createdAt INTEGER NOT NULL,
                    UNIQUE (account, region, kind),
                    UNIQUE (account, region, name)
                ) WITHOUT ROWID;
                CREATE TABLE logTopic (
                    id TEXT PRIMARY KEY,
                    logSetId TEXT NOT NULL REFERENCES logSet ON DELETE CASCADE,
                    name TEXT NOT NULL,
                    partitionCount INTEGER NOT NULL,
                    periodDays INTEGER NOT NULL,
                    storageType TEXT NOT NULL CHECK (storageType IN ('HOT', 'COLD')),
                    createdAt INTEGER NOT NULL,
                    UNIQUE (logSetId, name)
                ) WITHOUT ROWID;
                """
        )
    }
}
