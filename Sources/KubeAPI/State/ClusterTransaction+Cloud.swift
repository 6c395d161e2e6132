package import CloudAPI
package import CloudModel
package import CloudStore

extension ClusterTransaction {
    /// Changes what a cluster's API holds, as part of an action of the cloud.
    ///
    /// Those who watch are told once the action is durable.
    package static func run<Result>(
        on cluster: Cluster,
        in cloud: Cloud<Transaction>,
        _ body: (ClusterTransaction) throws -> Result
    ) throws -> Result {
        let objects = ClusterTransaction(cluster, in: cloud.state, world: cloud.world, now: cloud.now)
        let result = try body(objects)
        let events = objects.events
        cloud.state.whenDurable { [announcements = cloud.world.announcements] in announcements.announce(events) }
        return result
    }
}
