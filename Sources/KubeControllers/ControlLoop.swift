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
    /// One look of one controller at one object.
    private struct Task: Hashable {
        var controller: Int
        var cluster: ClusterID
        var key: ObjectKey
    }

    private struct Work {
        var changes: [ObjectEvent] = []
        var ready: [Task] = []
        var isReady: Set<Task> = []
        var later: [Task: Instant] = [:]
    }

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
            sortChanges()
            takeDue()
            guard let task = nextTask() else { return work.withLock { $0.later.values.min() } }
            look(task)
        }
        log.error("the controllers do not come to rest")
        return nil
    }

    private func note(_ event: ObjectEvent) {
        work.withLock { $0.changes.append(event) }
        onWork()
    }

    /// Finds whom the changes concern.
    private func sortChanges() {
        let changes = work.withLock { work in
            defer { work.changes = [] }
            return work.changes
        }
        for (id, events) in Dictionary(grouping: changes, by: \.cluster) {
            guard let cluster = try? server.store.read({ try $0.cluster(id) }) else { continue }
            try? server.store.read { snapshot in
                let state = ClusterState(cluster, in: snapshot, now: server.world.clock.now)
                for event in events { sort(event, in: state) }
            }
        }
    }

    private func sort(_ event: ObjectEvent, in state: ClusterState) {
        for (place, controller) in controllers.enumerated() {
            for key in (try? controller.concerned(by: event, in: state)) ?? [] {
                add(Task(controller: place, cluster: event.cluster, key: key))
            }
        }
    }

    private func add(_ task: Task) {
        work.withLock { work in
            guard work.isReady.insert(task).inserted else { return }
            work.later[task] = nil
            work.ready.append(task)
        }
    }

    private func takeDue() {
        let now = server.world.clock.now
        let due = work.withLock { work in
            work.later.filter { $0.value <= now }.sorted { ($0.value, $0.key.key.name) < ($1.value, $1.key.key.name) }
        }
        for (task, _) in due { add(task) }
    }

    private func nextTask() -> Task? {
        work.withLock { work in
            guard !work.ready.isEmpty else { return nil }
            let task = work.ready.removeFirst()
            work.isReady.remove(task)
            return task
        }
    }

    private func look(_ task: Task) {
        do {
            guard let cluster = try server.store.read({ try $0.cluster(task.cluster) }) else { return }
            let again = try server.write(cluster) { state in
                try controllers[task.controller].reconcile(task.key, in: state)
            }
            work.withLock { $0.later[task] = again }
        } catch {
            log.error("a controller failed", metadata: ["object": "\(task.key)", "error": "\(error)"])
            let again = server.world.clock.now + Duration.seconds(10)
            work.withLock { $0.later[task] = again }
        }
    }
}
