import GRDB

/// Certificates that were uploaded, each with what was read from it then.
///
/// They belong to an account and to no region.
enum Migration0008Certificates {
    static func migrate(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE certificate (
                    number INTEGER PRIMARY KEY,
                    id TEXT NOT NULL UNIQUE,
                    account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
                    kind TEXT NOT NULL CHECK (kind IN ('SVR', 'CA')),
                    alias TEXT NOT NULL,
                    projectId INTEGER NOT NULL,
                    uses TEXT NOT NULL,
                    chain TEXT NOT NULL,
                    privateKey TEXT,
                    links TEXT NOT NULL,
                    fingerprint TEXT NOT NULL,
                    endsAt INTEGER NOT NULL,
                    createdAt INTEGER NOT NULL
                );
                CREATE INDEX certificateByAccount ON certificate (account, number);
                CREATE INDEX certificateByFingerprint ON certificate (fingerprint);
                """
        )
    }
}
