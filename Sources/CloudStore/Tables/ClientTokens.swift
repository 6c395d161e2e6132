package import CloudModel

/// A creation that named a client token, kept so that the same request again is answered the same.
package struct ClientTokenUse: RowReadable, Sendable {
    static let columns = "token, request, loadBalancerIds, dealName, createdAt"

    package var token: String
    /// The request's parameters as text, to tell a repetition from another request.
    package var request: String
    package var loadBalancerIds: [LoadBalancerID]
    package var dealName: String
    package var createdAt: Instant

    package init(
        token: String,
        request: String,
        loadBalancerIds: [LoadBalancerID],
        dealName: String,
        createdAt: Instant
    ) {
        self.token = token
        self.request = request
        self.loadBalancerIds = loadBalancerIds
        self.dealName = dealName
        self.createdAt = createdAt
    }

    init(_ row: inout RowReader) {
        token = row.next()
        request = row.next()
        loadBalancerIds = row.strings().map(LoadBalancerID.init(rawValue:))
        dealName = row.next()
        createdAt = row.instant()
    }
}

extension Snapshot {
    package func clientTokenUse(_ token: String, in scope: Scope) throws -> ClientTokenUse? {
        try firstRow(
            "FROM clientToken WHERE account = ? AND region = ? AND token = ?",
            [scope.account, scope.region, token]
        )
    }
}

extension Transaction {
    /// Remembers a use, in place of one of the same token that has lapsed, and forgets a few older than that moment.
    package func remember(_ use: ClientTokenUse, in scope: Scope, forgettingBefore moment: Instant) throws {
        try execute(
            "DELETE FROM clientToken WHERE account = ? AND region = ? AND token = ?",
            [scope.account, scope.region, use.token]
        )
        try execute(
            """
            DELETE FROM clientToken WHERE rowid IN
            (SELECT rowid FROM clientToken WHERE createdAt < ? ORDER BY createdAt LIMIT 2)
            """,
            [moment.milliseconds]
        )
        try insert(
            into: "clientToken",
            "account, region, \(ClientTokenUse.columns)",
            [
                scope.account, scope.region, use.token, use.request,
                use.loadBalancerIds.map(\.rawValue).joined(separator: "\n"), use.dealName,
                use.createdAt.milliseconds,
            ]
        )
    }
}
