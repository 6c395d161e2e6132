/// A customer of the cloud: a world of its own that shares nothing with the others.
package struct Account: Hashable, Sendable {
    /// The row that roots everything the account owns.
    package var id: Int64
    /// Empty for the default account; the part after `AKIDclbsim-` for the others.
    package var name: String

    /// The account's own number on the wire, 12 digits as real ones have.
    package var uin: Int64 { 100_000_000_000 + id }

    package init(id: Int64, name: String) {
        self.id = id
        self.name = name
    }
}

/// Where a resource lives: every root table is keyed by it.
package struct Scope: Hashable, Sendable {
    package var account: Int64
    package var region: String

    package init(account: Int64, region: String) {
        self.account = account
        self.region = region
    }
}
