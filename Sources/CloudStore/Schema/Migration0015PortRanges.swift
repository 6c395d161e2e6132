import GRDB

/// Listeners of the protocol QUIC, and those for a range of ports.
enum Migration0015PortRanges {
    static func migrate(_ db: Database) throws {
        // SQLite cannot change a CHECK; what it now allows more is true of every row there is.
        try db.execute(
            sql: """
                ALTER TABLE listener ADD COLUMN endPort INTEGER NOT NULL DEFAULT 0;
                PRAGMA writable_schema = ON;
                UPDATE sqlite_master SET sql = replace(sql, '''HTTP'', ''HTTPS''))', '''HTTP'', ''HTTPS'', ''QUIC''))')
                    WHERE name = 'listener';
                PRAGMA writable_schema = RESET;
                """
        )
    }
}
