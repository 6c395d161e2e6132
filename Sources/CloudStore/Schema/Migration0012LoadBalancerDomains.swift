import GRDB

/// The domain name that a public load balancer is reached by in place of a fixed address; empty where it has one.
enum Migration0012LoadBalancerDomains {
    static func migrate(_ db: Database) throws {
        try db.execute(sql: "ALTER TABLE loadBalancer ADD COLUMN domain TEXT NOT NULL DEFAULT ''")
    }
}
