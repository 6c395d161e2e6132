import GRDB

/// Owns the one database.
///
/// A ``write(_:)`` is one transaction, and it is the only way to change anything.
package final class Store: Sendable {
    private let writer: any DatabaseWriter
    private let isInMemory: Bool
    /// How often this database was opened, this time included; 1 for a new one.
    package let generation: Int64

    /// Where the state lives.
    package enum Location: Sendable {
        /// Lost with the process.
        case memory
        /// An SQLite file, made where it does not exist.
        case file(path: String)
    }

    /// Opens and migrates the database.
    package init(_ location: Location) throws {
        writer = try Self.open(location)
        isInMemory = if case .memory = location { true } else { false }
        try Schema.migrator.migrate(writer)
        generation = try writer.write { db in
            try db.execute(sql: "UPDATE counter SET value = value + 1 WHERE name = 'generation'")
            return try Int64.fetchOne(db, sql: "SELECT value FROM counter WHERE name = 'generation'") ?? 1
        }
    }

    private static func open(_ location: Location) throws -> any DatabaseWriter {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        // Another process may have the file open, such as a person with the sqlite3 shell.
        configuration.busyMode = .timeout(5)
        switch location {
        case .memory:
            configuration.prepareDatabase { db in
                try db.execute(sql: "PRAGMA synchronous = OFF; PRAGMA cache_size = -8000")
            }
            return try DatabaseQueue(configuration: configuration)
        case .file(let path):
            // A write changes a few hundred bytes in each of a dozen pages: small pages make its log half as long.
            // NORMAL in WAL mode: an acknowledged write survives the death of the process, though not of the machine.
            configuration.prepareDatabase { db in
                try db.execute(sql: "PRAGMA page_size = 2048; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -8000")
                // 16 MB of log between checkpoints, each of which waits for the disk.
                try db.execute(sql: "PRAGMA wal_autocheckpoint = 8000")
            }
            configuration.maximumReaderCount = 2
            return try DatabasePool(path: path, configuration: configuration)
        }
    }

    /// The seed that this database's identifiers are made from: the one it was first opened with.
    package func identifierSeed(initially seed: UInt64) throws -> UInt64 {
        try writer.write { db in
            let bits = Int64(bitPattern: seed)
            try db.execute(sql: "INSERT OR IGNORE INTO counter VALUES ('identifierSeed', ?)", arguments: [bits])
            let kept = try Int64.fetchOne(db, sql: "SELECT value FROM counter WHERE name = 'identifierSeed'")
            return UInt64(bitPattern: kept ?? bits)
        }
    }

    /// Runs a body on a consistent view of the state.
    package func read<Result>(_ body: (Snapshot) throws -> Result) throws -> Result {
        // One connection serves a database in memory, one call at a time: what it sees is consistent without a
        // transaction, which would cost more than most reads.
        guard isInMemory else { return try writer.read { db in try body(Snapshot(db)) } }
        return try writer.unsafeRead { db in try body(Snapshot(db)) }
    }

    /// Runs a body as one transaction: what it throws undoes all it did.
    package func write<Result>(_ body: (Transaction) throws -> Result) throws -> Result {
        try writer.write { db in try body(Transaction(db)) }
    }

    /// Runs a body as one transaction and, once it is durable, hands what it returns to `announce`.
    ///
    /// Announcements come one at a time, in the order of the transactions.
    package func write<Result>(
        _ body: (Transaction) throws -> Result,
        announcing announce: (Result) -> Void
    ) throws -> Result {
        try writer.writeWithoutTransaction { db in
            var result: Result?
            try db.inTransaction {
                result = try body(Transaction(db))
                return .commit
            }
            guard let result else { preconditionFailure("a committed transaction has a result") }
            announce(result)
            return result
        }
    }

    /// The schema as SQL, for the golden file and for the curious.
    package func schemaText() throws -> String {
        try writer.read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT sql FROM sqlite_master
                    WHERE sql IS NOT NULL AND name NOT LIKE 'grdb_%' ORDER BY tbl_name, type DESC, name
                    """
            ).joined(separator: ";\n\n") + ";\n"
        }
    }

    /// Every row of every table as text, in the tables' order: two stores with the same answer hold the same.
    package func contents() throws -> [String] {
        try writer.read { db in
            let tables = try String.fetchAll(
                db,
                sql: "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
            )
            return try tables.flatMap { table in
                try Row.fetchAll(db, sql: "SELECT * FROM \(table.quotedDatabaseIdentifier)").map { "\(table) \($0)" }
            }
        }
    }

    /// What SQLite's own integrity and foreign key checks find; empty when all is well.
    package func integrityFindings() throws -> [String] {
        try writer.read { db in
            let findings = try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
            return try findings + Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map(\.description)
        }
    }

    /// Closes the database; a file is left without a write-ahead log.
    package func close() throws {
        try writer.close()
    }
}
