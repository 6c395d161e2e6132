import GRDB

/// Redirects between rules: a rule has one at most, which goes when either of its ends goes.
enum Migration0009Rewrites {
    static func migrate(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE rewrite (
                    sourceRuleId TEXT PRIMARY KEY REFERENCES rule ON DELETE CASCADE,
                    targetRuleId TEXT NOT NULL REFERENCES rule ON DELETE CASCADE,
                    kind TEXT NOT NULL CHECK (kind IN ('Auto', 'Manual')),
                    code INTEGER NOT NULL CHECK (code IN (301, 302, 307)),
                    takesURL INTEGER NOT NULL CHECK (takesURL IN (0, 1)),
                    CHECK (sourceRuleId <> targetRuleId)
                ) WITHOUT ROWID;
                CREATE INDEX rewriteByTarget ON rewrite (targetRuleId);
                ALTER TABLE rule ADD COLUMN isAutoCreated INTEGER NOT NULL DEFAULT 0 CHECK (isAutoCreated IN (0, 1));
                """
        )
    }
}
