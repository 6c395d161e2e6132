import GRDB

/// A consistent view of the state, good for the closure it was handed to.
///
/// The files in Tables say what can be asked.
package class Snapshot {
    let db: Database

    init(_ db: Database) {
        self.db = db
    }
}

/// The right to change the state, good for one transaction.
package final class Transaction: Snapshot {
    /// Does something once the transaction is durable, and never where it is undone.
    ///
    /// The order is that of the transactions, and no other write comes in between: what is done must not ask the store.
    package func whenDurable(_ action: @escaping @Sendable () -> Void) {
        db.afterNextTransaction { _ in action() }
    }
}

extension Snapshot {
    /// The last number that was given out of the running count.
    package func lastNumber() throws -> Int {
        try number("SELECT value FROM counter WHERE name = 'identifier'")
    }
}

extension Transaction {
    /// The next number of the running count that identifiers are made of.
    package func nextNumber() throws -> UInt64 {
        let statement = try db.cachedStatement(
            sql: "UPDATE counter SET value = value + 1 WHERE name = 'identifier' RETURNING value"
        )
        guard let number = try Int64.fetchOne(statement) else { throw CounterMissing() }
        return UInt64(number)
    }

    private struct CounterMissing: Error {}
}
