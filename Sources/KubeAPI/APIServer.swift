package import CloudAPI
package import CloudModel
package import CloudStore
package import CloudWire
import KubeObjects
package import Logging

/// The Kubernetes API of every cluster.
///
/// It is a function of requests: connections, streams and their timers belong to who serves it.
package struct APIServer: Sendable {
    package let store: Store
    package let world: World
    package let hub: WatchHub
    let log: Logger
    let swagger = SwaggerShelf()

    package init(store: Store, world: World, log: Logger) throws {
        self.store = store
        self.world = world
        self.log = log
        hub = WatchHub(after: try store.read { try $0.lastRevision() })
        world.announcements.listen(for: [ObjectEvent].self) { [hub] in hub.announce($0) }
        world.announcements.listen(for: ClusterEnd.self) { [hub] in hub.end($0.cluster) }
    }

    package func answer(_ request: ServerRequest) -> ServerAnswer {
        do {
            return try route(request)
        } catch let error as StatusError {
            return .whole(WholeAnswer(error))
        } catch {
            log.error("internal error", metadata: ["path": "\(request.path)", "error": "\(error)"])
            return .whole(WholeAnswer(.internalError("\(error)")))
        }
    }

    private func route(_ request: ServerRequest) throws -> ServerAnswer {
        let address = ClusterAddress(request)
        guard let cluster = try store.read({ try address.cluster(in: $0) }) else { throw StatusError.noSuchPath }
        try Authentication.check(request, for: cluster, path: address.parts)
        switch RequestPath(address.parts) {
        case .other(let parts):
            return .whole(try DiscoveryRoutes(server: self, cluster: cluster, request: request).answer(parts))
        case .resource(let path):
            return try ResourceRoutes(server: self, cluster: cluster, request: request).answer(path)
        }
    }

    /// Runs a change of a cluster in one transaction, and tells those who watch once it is durable.
    package func write<Result>(
        _ cluster: Cluster,
        isDryRun: Bool = false,
        _ body: (ClusterTransaction) throws -> Result
    ) throws -> Result {
        var outcome: Result?
        do {
            _ = try store.write { transaction in
                let state = ClusterTransaction(cluster, in: transaction, world: world, now: world.clock.now)
                outcome = try body(state)
                // Thrown, so that the transaction is undone.
                if isDryRun { throw Rehearsal() }
                return state.events
            } announcing: { events in
                hub.announce(events)
            }
        } catch is Rehearsal {}
        guard let outcome else { preconditionFailure("a change that did not throw has an outcome") }
        return outcome
    }
}

/// The end of a change that nobody wants kept.
private struct Rehearsal: Error {}
