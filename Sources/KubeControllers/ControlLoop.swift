import CloudAPI
package import CloudModel
import CloudStore
package import KubeAPI
package import Logging
import Synchronization

/// Runs the controllers of all clusters: after each change, and when the time comes.
///
/// It has no thread and no timer. Who owns it calls ``settle()`` after changes and at the moment the last call told.
package final class ControlLoop: Sendable {
    private struct Work {
        var changes: [ObjectEvent] = []
        var list = WorkList()
    }

    /// How long to wait after the store could not be read.
    private static let retryDelay = Duration.seconds(1)
    /// How long to leave an object alone that a controller failed on.
    private static let failureDelay = Duration.seconds(10)
    /// More looks than any change needs: past it, two controllers are undoing each other's work.
    private static let looksMax = 1_000_000

    private let server: APIServer
    private let controllers: [any Controller]
    private let log: Logger
    private let work = Mutex(Work())
    private let onWork: @Sendable () -> Void

    /// A loop over those controllers; `onWork` is called when there is something to settle.
    package init(
        _ server: APIServer,
        controllers: [any Controller],
        log: Logger,
        onWork: @escaping @Sendable () -> Void = {}
    ) {
        self.server = server
        self.controllers = controllers
        self.log = log
        self.onWork = onWork
        server.hub.listen { [weak self] event in self?.note(event) }
    }

    /// Looks at everything there is, as after a restart.
    package func lookAtEverything() throws {
        let clusters = try server.store.read { try $0.clusters() }
        for cluster in clusters {
            let events = try server.store.read { snapshot in
                try ClusterState(cluster, in: snapshot, now: server.world.clock.now).everything()
            }
            work.withLock { $0.changes += events }
        }
        onWork()
    }

    /// Works until there is nothing left to do now.
    ///
    /// - Returns: when there will be something to do though nothing changes; nil for never.
    @discardableResult
    package func settle() -> Instant? {
        for _ in 0..<Self.looksMax {
            do {
                try sortChanges()
            } catch {
                log.error("the controllers cannot read", metadata: ["error": "\(error)"])
                return server.world.clock.now + Self.retryDelay
            }
            guard let look = nextLook() else { return work.withLock { $0.list.earliest } }
            take(look)
        }
        log.error("the controllers do not come to rest")
        return nil
    }

    private func note(_ event: ObjectEvent) {
        work.withLock { $0.changes.append(event) }
        onWork()
    }

    /// Finds whom the changes concern; those that could not be looked into stay.
    private func sortChanges() throws {
        let changes = work.withLock { $0.changes }
        guard !changes.isEmpty else { return }
        let added = try server.store.read { snapshot in
            var states: [ClusterID: ClusterState] = [:]
            return try changes.flatMap { event -> [WorkList.Look] in
                if states[event.cluster] == nil, let cluster = try snapshot.cluster(event.cluster) {
                    states[event.cluster] = ClusterState(cluster, in: snapshot, now: server.world.clock.now)
                }
                return try states[event.cluster].map { try looks(because: event, in: $0) } ?? []
            }
        }
        work.withLock { work in
            work.changes.removeFirst(changes.count)
            for look in added { work.list.add(look) }
        }
    }

    private func looks(because event: ObjectEvent, in state: ClusterState) throws -> [WorkList.Look] {
        try controllers.enumerated().flatMap { place, controller in
            try controller.concerned(by: event, in: state).map {
                WorkList.Look(controller: place, cluster: event.cluster, key: $0)
            }
        }
    }

    private func nextLook() -> WorkList.Look? {
        let now = server.world.clock.now
        return work.withLock { work in
            if let look = work.list.next() { return look }
            work.list.addDue(at: now)
            return work.list.next()
        }
    }

    private func take(_ look: WorkList.Look) {
        do {
            guard let cluster = try server.store.read({ try $0.cluster(look.cluster) }) else { return }
            let controller = controllers[look.controller]
            let again = try server.write(cluster) { state in
                state.author = controller.component
                return try controller.reconcile(look.key, in: state)
            }
            work.withLock { $0.list.putOff(look, until: again) }
        } catch {
            log.error("a controller failed", metadata: ["object": "\(look.key)", "error": "\(error)"])
            work.withLock { $0.list.putOff(look, until: server.world.clock.now + Self.failureDelay) }
        }
    }
}
