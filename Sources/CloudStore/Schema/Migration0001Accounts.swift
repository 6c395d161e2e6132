import GRDB

/// Accounts, the regions they use, the tags of all resources, and the counters that identifiers come from.
enum Migration0001Accounts {
    static func migrate(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE account (
                    id INTEGER PRIMARY KEY,
                    name TEXT NOT NULL UNIQUE
                );
                CREATE TABLE accountRegion (
                    account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
                    region TEXT NOT NULL,
                    PRIMARY KEY (account, region)
                ) WITHOUT ROWID;
                CREATE TABLE tag (
                    resourceId TEXT NOT NULL,
                    key TEXT NOT NULL,
                    value TEXT NOT NULL,
                    PRIMARY KEY (resourceId, key)
                ) WITHOUT ROWID;
                CREATE TABLE counter (
                    name TEXT PRIMARY KEY,
                    value INTEGER NOT NULL
                ) WITHOUT ROWID;
                INSERT INTO counter VALUES ('generation', 0), ('identifier', 0);
                """
        )
    }
}
