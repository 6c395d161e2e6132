import Synchronization

/// The memory that the bodies on all connections share.
///
/// A body at the limit is nothing to a machine, but one on each of thousands of connections is more than it has. Small
/// bodies do not count: they are bounded by the number of connections, and counting would cost every request.
final class BodyBudget: Sendable {
    private let free: Mutex<Int>

    init(bytes: Int) {
        free = Mutex(bytes)
    }

    fileprivate func take(_ bytes: Int) -> Bool {
        free.withLock { free in
            guard bytes <= free else { return false }
            free -= bytes
            return true
        }
    }

    fileprivate func give(_ bytes: Int) {
        free.withLock { $0 += bytes }
    }
}

/// What one request has of the budget, given back when nothing refers to it any more.
final class BodyLease: Sendable {
    private let budget: BodyBudget
    private let held = Mutex(0)

    init(of budget: BodyBudget) {
        self.budget = budget
    }

    deinit {
        budget.give(held.withLock { $0 })
    }

    /// Takes some more; false where too little is left.
    func take(_ bytes: Int) -> Bool {
        guard budget.take(bytes) else { return false }
        held.withLock { $0 += bytes }
        return true
    }
}

extension BodyLease: Equatable {
    static func == (left: BodyLease, right: BodyLease) -> Bool {
        left === right
    }
}
