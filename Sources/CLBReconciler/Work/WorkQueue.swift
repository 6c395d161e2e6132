import CloudModel
import HeapModule

/// The objects that wait for a turn, each once: those that users changed before the backlog, then who came first.
struct WorkQueue {
    /// What goes first among those that are due.
    enum Urgency: Int, Comparable {
        /// Something changed.
        case change
        /// Everything after a start.
        case backlog

        static func < (left: Urgency, right: Urgency) -> Bool { left.rawValue < right.rawValue }
    }

    private struct Rank: Comparable {
        var urgency: Urgency
        var order: Int
        var key: ObjectKey

        static func < (left: Rank, right: Rank) -> Bool {
            (left.urgency, left.order) < (right.urgency, right.order)
        }
    }

    private struct Due: Comparable {
        var at: Instant
        var rank: Rank

        static func < (left: Due, right: Due) -> Bool { (left.at, left.rank) < (right.at, right.rank) }
    }

    private enum Place: Equatable {
        case ready
        case later(Instant)
        case parked(CloudAction)
    }

    private struct Entry {
        var rank: Rank
        var place: Place
    }

    /// Where each object really waits; what stands in a heap beside that is out of date.
    private var entries: [ObjectKey: Entry] = [:]
    private var ready = Heap<Rank>()
    private var later = Heap<Due>()
    private var parked: [CloudAction: Heap<Rank>] = [:]
    private var lastOrder = 0

    var count: Int { entries.count }

    /// Adds an object to those that are due now; it keeps its place where it is one of them.
    mutating func add(_ key: ObjectKey, _ urgency: Urgency) {
        if let entry = entries[key], entry.rank.urgency <= urgency, entry.place == .ready { return }
        put(rank(key, urgency), in: .ready)
    }

    /// Puts an object off, unless it is to be looked at sooner anyway.
    mutating func add(_ key: ObjectKey, _ urgency: Urgency, at moment: Instant) {
        guard entries[key] == nil else { return }
        put(rank(key, urgency), in: .later(moment))
    }

    /// Makes an object that waits due now, with the urgency it has.
    mutating func hasten(_ key: ObjectKey) {
        guard let entry = entries[key], entry.place != .ready else { return }
        put(entry.rank, in: .ready)
    }

    /// Lets an object wait until an action may be called again, in its old order.
    mutating func park(_ taken: Taken, for action: CloudAction) {
        guard entries[taken.key] == nil else { return }
        put(Rank(urgency: taken.urgency, order: taken.order, key: taken.key), in: .parked(action))
    }

    mutating func remove(_ key: ObjectKey) { entries[key] = nil }

    /// An object whose turn it is.
    struct Taken: Hashable {
        var key: ObjectKey
        var urgency: Urgency
        fileprivate var order: Int
    }

    /// Takes the most urgent of those that are due, or whose action may be called again.
    mutating func next(at now: Instant, _ budget: CallBudget) -> Taken? {
        while let first = later.min, first.at <= now {
            later.removeMin()
            guard entries[first.rank.key]?.place == .later(first.at) else { continue }
            put(first.rank, in: .ready)
        }
        dropOutdated()
        var best = ready.min
        var place = Place.ready
        for (action, waiting) in parked where budget.mayCall(action, at: now) {
            guard let first = waiting.min, best.map({ first < $0 }) ?? true else { continue }
            (best, place) = (first, .parked(action))
        }
        guard let best else { return nil }
        if case .parked(let action) = place { parked[action]?.removeMin() } else { ready.removeMin() }
        entries[best.key] = nil
        return Taken(key: best.key, urgency: best.urgency, order: best.order)
    }

    /// Whether there is one to take.
    mutating func isDue(at now: Instant, _ budget: CallBudget) -> Bool {
        guard let taken = next(at: now, budget) else { return false }
        put(Rank(urgency: taken.urgency, order: taken.order, key: taken.key), in: .ready)
        return true
    }

    /// When the next object is due that is not due now; nil where none waits.
    func earliest(after now: Instant, _ budget: CallBudget) -> Instant? {
        let moments = parked.filter { !$0.value.isEmpty }.map { budget.nextCall($0.key, at: now) }
        return (moments + [later.min?.at].compactMap { $0 }).min()
    }

    private mutating func rank(_ key: ObjectKey, _ urgency: Urgency) -> Rank {
        lastOrder += 1
        return Rank(urgency: urgency, order: lastOrder, key: key)
    }

    private mutating func put(_ rank: Rank, in place: Place) {
        entries[rank.key] = Entry(rank: rank, place: place)
        switch place {
        case .ready: ready.insert(rank)
        case .later(let moment): later.insert(Due(at: moment, rank: rank))
        case .parked(let action): parked[action, default: Heap()].insert(rank)
        }
    }

    private mutating func dropOutdated() {
        while let first = ready.min, !isCurrent(first, .ready) { ready.removeMin() }
        for action in parked.keys {
            while let first = parked[action]?.min, !isCurrent(first, .parked(action)) { parked[action]?.removeMin() }
        }
    }

    private func isCurrent(_ rank: Rank, _ place: Place) -> Bool {
        entries[rank.key].map { $0.rank == rank && $0.place == place } ?? false
    }
}
