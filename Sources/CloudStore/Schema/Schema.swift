import GRDB

/// The history of the schema: one file a migration, in this order, never edited once released.
enum Schema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("0001 accounts", migrate: Migration0001Accounts.migrate)
        migrator.registerMigration("0002 network", migrate: Migration0002Network.migrate)
        migrator.registerMigration("0003 load balancers", migrate: Migration0003LoadBalancers.migrate)
        migrator.registerMigration("0004 listeners", migrate: Migration0004Listeners.migrate)
        migrator.registerMigration("0005 access logs", migrate: Migration0005AccessLogs.migrate)
        migrator.registerMigration("0006 clusters", migrate: Migration0006Clusters.migrate)
        migrator.registerMigration("0007 cluster endings", migrate: Migration0007ClusterEndings.migrate)
        migrator.registerMigration("0008 certificates", migrate: Migration0008Certificates.migrate)
        migrator.registerMigration("0009 rewrites", migrate: Migration0009Rewrites.migrate)
        migrator.registerMigration("0010 routes", migrate: Migration0010Routes.migrate)
        migrator.registerMigration("0011 SNAT addresses", migrate: Migration0011SnatAddresses.migrate)
        migrator.registerMigration("0012 load balancer domains", migrate: Migration0012LoadBalancerDomains.migrate)
        migrator.registerMigration("0013 target health", migrate: Migration0013TargetHealth.migrate)
        migrator.registerMigration("0014 tags", migrate: Migration0014Tags.migrate)
        migrator.registerMigration("0015 port ranges", migrate: Migration0015PortRanges.migrate)
        return migrator
    }
}
