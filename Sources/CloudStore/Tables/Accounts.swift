package import CloudModel
import GRDB

extension Account: RowReadable {
    static let columns = "id, name"

    init(_ row: inout RowReader) {
        self.init(id: row.next(), name: row.next())
    }
}

extension Snapshot {
    package func account(named name: String) throws -> Account? {
        try firstRow("FROM account WHERE name = ?", [name])
    }

    package func account(_ id: Int64) throws -> Account? {
        try firstRow("FROM account WHERE id = ?", [id])
    }

    /// Whether the account has its default network in that region already.
    package func isProvisioned(_ scope: Scope) throws -> Bool {
        try exists("SELECT 1 FROM accountRegion WHERE account = ? AND region = ?", [scope.account, scope.region])
    }
}

extension Transaction {
    /// The account of that name, made where it is new.
    package func openAccount(named name: String) throws -> Account {
        if let account = try account(named: name) { return account }
        try execute("INSERT INTO account (name) VALUES (?)", [name])
        return Account(id: db.lastInsertedRowID, name: name)
    }

    package func markProvisioned(_ scope: Scope) throws {
        try insert(into: "accountRegion", "account, region", [scope.account, scope.region])
    }
}
