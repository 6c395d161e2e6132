import CloudModel
import KubeAPI

/// The looks that controllers still have to take, in an order that does not depend on chance.
struct WorkList {
    /// One look of one controller at one object.
    struct Look: Hashable {
        var controller: Int
        var cluster: ClusterID
        var key: ObjectKey

        /// Decides between looks that are due at the same moment.
        fileprivate var rank: [String] {
            [cluster.rawValue, key.resource, key.namespace, key.name, String(controller)]
        }
    }

    private var ready: [Look] = []
    /// How many of those at the front were taken.
    private var taken = 0
    private var isReady: Set<Look> = []
    private var later: [Look: Instant] = [:]

    /// When the first of the looks that were put off is due.
    var earliest: Instant? { later.values.min() }

    /// Adds a look to those to be taken now, unless it is one of them.
    mutating func add(_ look: Look) {
        guard isReady.insert(look).inserted else { return }
        later[look] = nil
        ready.append(look)
    }

    /// Puts a look off; nil forgets that it was.
    mutating func putOff(_ look: Look, until moment: Instant?) {
        later[look] = moment
    }

    /// Adds those whose moment has come, the earliest first.
    mutating func addDue(at now: Instant) {
        let due = later.filter { $0.value <= now }.sorted { left, right in
            left.value == right.value
                ? left.key.rank.lexicographicallyPrecedes(right.key.rank) : left.value < right.value
        }
        for (look, _) in due { add(look) }
    }

    /// Takes the look that has waited longest.
    mutating func next() -> Look? {
        guard taken < ready.count else {
            ready.removeAll(keepingCapacity: true)
            taken = 0
            return nil
        }
        defer { taken += 1 }
        isReady.remove(ready[taken])
        return ready[taken]
    }
}
