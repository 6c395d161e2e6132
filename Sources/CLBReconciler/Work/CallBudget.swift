import CloudModel

/// How often each action may be called: no more than so many times within any second.
struct CallBudget {
    private static let window = Duration.seconds(1)

    /// Nil for no limit.
    let callsPerSecond: Int?
    private var calls: [CloudAction: [Instant]] = [:]
    private var closedUntil: [CloudAction: Instant] = [:]

    init(callsPerSecond: Int?) { self.callsPerSecond = callsPerSecond }

    func mayCall(_ action: CloudAction, at now: Instant) -> Bool { nextCall(action, at: now) <= now }

    /// When the action may be called next.
    func nextCall(_ action: CloudAction, at now: Instant) -> Instant {
        let opening = max(closedUntil[action] ?? now, now)
        guard let callsPerSecond, let calls = calls[action], calls.count >= callsPerSecond else { return opening }
        return max(calls[calls.count - callsPerSecond] + Self.window, opening)
    }

    mutating func count(_ action: CloudAction, at now: Instant) {
        guard let callsPerSecond else { return }
        calls[action, default: []].append(now)
        if calls[action, default: []].count > 2 * callsPerSecond {
            calls[action]?.removeFirst(callsPerSecond)
        }
    }

    /// Leaves an action alone for a while: the cloud said that there were too many calls.
    mutating func close(_ action: CloudAction, at now: Instant) { closedUntil[action] = now + Self.window }
}
