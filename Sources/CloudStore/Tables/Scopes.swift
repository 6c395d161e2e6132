package import CloudModel

extension Scope: RowReadable {
    static let columns = "account, region"

    init(_ row: inout RowReader) {
        self.init(account: row.next(), region: row.next())
    }
}

extension Snapshot {
    /// Every region that an account has used, the oldest account first.
    package func scopes() throws -> [Scope] {
        try rows("FROM accountRegion ORDER BY account, region")
    }
}
