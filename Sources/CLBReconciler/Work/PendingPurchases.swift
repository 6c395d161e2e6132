import DequeModule

/// The load balancers that were bought and do not run yet: one read tells of many, and each gets its turn.
struct PendingPurchases {
    private var buyers: [String: ObjectKey] = [:]
    /// The longest unread first; those that have ended since are among them.
    private var unread = Deque<String>()

    mutating func add(_ id: String, for key: ObjectKey) {
        if buyers.updateValue(key, forKey: id) == nil { unread.append(id) }
    }

    /// - Returns: who bought it; nil where nobody waits for it.
    @discardableResult
    mutating func end(_ id: String) -> ObjectKey? { buyers.removeValue(forKey: id) }

    /// The ids for one read: that one, and those that were not read for longest.
    mutating func batch(with id: String, most: Int) -> [String] {
        var batch = [id]
        var left = unread.count
        while batch.count < most, left > 0, let next = unread.popFirst() {
            left -= 1
            guard buyers[next] != nil else { continue }
            unread.append(next)
            if next != id { batch.append(next) }
        }
        return batch
    }
}
