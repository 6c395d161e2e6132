package import CloudModel

/// How many load balancers were deleted lately, which the cloud takes for a sign of a mistake.
extension Snapshot {
    package func deletionCount(in scope: Scope, since moment: Instant) throws -> Int {
        try number(
            "SELECT ifnull(sum(count), 0) FROM loadBalancerDeletion WHERE account = ? AND region = ? AND at > ?",
            [scope.account, scope.region, moment.milliseconds]
        )
    }
}

extension Transaction {
    /// Notes a deletion and forgets those an hour old.
    package func noteDeletions(_ count: Int, in scope: Scope, at now: Instant) throws {
        try execute(
            "DELETE FROM loadBalancerDeletion WHERE account = ? AND region = ? AND at < ?",
            [scope.account, scope.region, (now - .seconds(3600)).milliseconds]
        )
        try execute(
            """
            INSERT INTO loadBalancerDeletion (account, region, at, count) VALUES (?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET count = count + excluded.count
            """,
            [scope.account, scope.region, now.milliseconds, count]
        )
    }
}
