/// Wakes those who wait for it; rung while nobody does, it wakes the next one at once.
struct Bell {
    private var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
    private var lastNumber = 0
    private var isRung = false

    /// The number to wait under; nil where there is no need to wait.
    mutating func listen() -> Int? {
        guard !isRung else {
            isRung = false
            return nil
        }
        lastNumber += 1
        return lastNumber
    }

    /// Lets one wait, whose task is not cancelled yet.
    mutating func wait(_ continuation: CheckedContinuation<Void, Never>, _ number: Int) {
        guard !Task.isCancelled, !isRung else {
            isRung = false
            return continuation.resume()
        }
        waiting[number] = continuation
    }

    /// Wakes one.
    mutating func wake(_ number: Int) {
        waiting.removeValue(forKey: number)?.resume()
    }

    /// Wakes all, or else the next one.
    mutating func ring() {
        isRung = waiting.isEmpty
        for continuation in waiting.values { continuation.resume() }
        waiting = [:]
    }

    /// Forgets that it was rung.
    mutating func silence() { isRung = false }
}
