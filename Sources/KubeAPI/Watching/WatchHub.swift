import CloudModel
import KubeObjects
import Synchronization

/// Keeps the last changes of all clusters, and hands each new one to those who watch.
///
/// Changes arrive in the order of their revisions. What is older than the memory reaches, or older than this process,
/// is expired: clients then list anew.
package final class WatchHub: Sendable {
    /// How many changes are kept for clients that resume.
    package static let memory = 2_500
    /// How long the texts of the kept changes may be together.
    private static let bytesMax = 32 * 1024 * 1024
    /// How many events a watcher may be behind before it is cut off, to list anew.
    private static let backlogMax = 20_000

    /// Which changes a watcher wants.
    struct Filter: Sendable {
        var cluster: ClusterID
        var resource: String
        /// Empty for all.
        var namespace: String

        func wants(_ event: ObjectEvent) -> Bool {
            event.resource == resource && event.cluster == cluster
                && (namespace.isEmpty || event.object.namespace == namespace)
        }
    }

    /// What a watcher is told.
    enum Signal: Sendable {
        case change(ObjectEvent)
        /// Everything up to that revision was told.
        case reached(Int64)
    }

    /// One who watches: what it is told, and how it asks how far that is.
    struct Subscription: Sendable {
        let lines: AsyncStream<[UInt8]>
        let askForPosition: @Sendable () -> Void
    }

    private struct Watcher {
        var filter: Filter
        var from: Int64
        var sink: AsyncStream<[UInt8]>.Continuation
        /// How the watcher is told; nil where something does not concern it.
        var show: @Sendable (Signal) -> [UInt8]?
    }

    private struct State {
        var changes: [ObjectEvent] = []
        /// How long the texts of the changes are together.
        var bytes = 0
        /// The revision of the newest change that was forgotten, or that was there before the process.
        var floor: Int64
        var newest: Int64
        var watchers: [Int: Watcher] = [:]
        var lastWatcher = 0
        var listeners: [@Sendable (ObjectEvent) -> Void] = []
    }

    private let state: Mutex<State>

    /// A hub that knows nothing of the changes up to that revision.
    package init(after revision: Int64) {
        state = Mutex(State(floor: revision, newest: revision))
    }

    /// The revision of the last change announced.
    package var newestRevision: Int64 { state.withLock { $0.newest } }

    /// Calls a function with every change from now on, in the announcing thread.
    package func listen(_ listener: @escaping @Sendable (ObjectEvent) -> Void) {
        state.withLock { $0.listeners.append(listener) }
    }

    /// Tells everybody, in the order given.
    package func announce(_ events: [ObjectEvent]) {
        guard !events.isEmpty else { return }
        let (listeners, laggards) = state.withLock { state in
            (state.listeners, events.flatMap { Self.deliver($0, &state) })
        }
        // Outside the lock, which the end of a stream takes: those whose clients do not keep up.
        for laggard in laggards { laggard.finish() }
        for event in events { for listener in listeners { listener(event) } }
        // A definition is named as the list of its objects.
        for event in events where event.resource == DefinitionEnding.resource && event.change == .deleted {
            endWatches { $0.cluster == event.cluster && $0.resource == event.object.name }
        }
    }

    /// Whether everything after that revision is known still.
    func remembers(_ revision: Int64) -> Bool { state.withLock { revision >= $0.floor } }

    /// Ends all streams of a cluster that is no more.
    func end(_ cluster: ClusterID) {
        endWatches { $0.cluster == cluster }
    }

    private func endWatches(where isOver: (Filter) -> Bool) {
        let ended = state.withLock { state in
            let ended = state.watchers.filter { isOver($0.value.filter) }
            for number in ended.keys { state.watchers[number] = nil }
            return ended.values.map(\.sink)
        }
        for sink in ended { sink.finish() }
    }

    /// The changes after a revision that pass a filter; nil where some of them are forgotten.
    func watch(
        _ filter: Filter,
        after revision: Int64,
        showing show: @escaping @Sendable (Signal) -> [UInt8]?
    ) -> Subscription? {
        state.withLock { state in
            guard revision >= state.floor else { return nil }
            let (stream, sink) = AsyncStream.makeStream(
                of: [UInt8].self,
                bufferingPolicy: .bufferingOldest(Self.backlogMax)
            )
            for event in state.changes where event.revision > revision && filter.wants(event) {
                if let line = show(.change(event)) { sink.yield(line) }
            }
            state.lastWatcher += 1
            let number = state.lastWatcher
            state.watchers[number] = Watcher(filter: filter, from: revision, sink: sink, show: show)
            sink.onTermination = { [weak self] _ in self?.forget(number) }
            return Subscription(lines: stream) { [weak self] in self?.tellPosition(number) }
        }
    }

    /// In line with the changes, so that none is told later than the position says.
    private func tellPosition(_ watcher: Int) {
        state.withLock { state in
            guard let watcher = state.watchers[watcher], let line = watcher.show(.reached(state.newest)) else { return }
            watcher.sink.yield(line)
        }
    }

    private func forget(_ watcher: Int) {
        state.withLock { _ = $0.watchers.removeValue(forKey: watcher) }
    }

    /// Hands an event to those who want it, and tells who had no room left for it.
    private static func deliver(
        _ event: ObjectEvent,
        _ state: inout State
    ) -> [AsyncStream<[UInt8]>.Continuation] {
        state.newest = event.revision
        remember(event, &state)
        var laggards: [AsyncStream<[UInt8]>.Continuation] = []
        for (number, watcher) in state.watchers where event.revision > watcher.from && watcher.filter.wants(event) {
            guard let line = watcher.show(.change(event)), case .dropped = watcher.sink.yield(line) else { continue }
            // At once, so that it is told nothing that comes after what it missed.
            state.watchers[number] = nil
            laggards.append(watcher.sink)
        }
        return laggards
    }

    /// Keeps a change for clients that resume, and forgets the older half where they become many or large.
    private static func remember(_ event: ObjectEvent, _ state: inout State) {
        state.changes.append(event)
        state.bytes += event.text.utf8.count
        guard state.changes.count >= 2 * memory || state.bytes > bytesMax, state.changes.count > 1 else { return }
        let forgotten = state.changes.count / 2
        state.floor = state.changes[forgotten - 1].revision
        state.bytes -= state.changes[..<forgotten].reduce(0) { $0 + $1.text.utf8.count }
        state.changes.removeFirst(forgotten)
    }
}
