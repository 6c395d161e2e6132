import CloudModel

/// How long tasks of each action took lately, so that they are first asked for when they have probably ended.
struct TaskTimes {
    private var usual: [CloudAction: Duration] = [:]
    private var longest: [CloudAction: Duration] = [:]

    /// How long to wait before a task is first asked for.
    ///
    /// Where many wait for calls, one question that comes late is better than two of which the first comes too early.
    func firstPoll(_ action: CloudAction, isCrowded: Bool) -> Duration {
        (isCrowded ? longest[action] : usual[action]) ?? .zero
    }

    /// Learns from a task that ended, and was asked for so often before it had.
    mutating func learn(_ action: CloudAction, took duration: Duration, polls: Int) {
        // One that had ended at the first look may have ended long before it.
        usual[action] = polls == 0 ? duration * 7 / 8 : duration
        // Forgotten slowly; a task that had ended at the first look says nothing new.
        if polls > 0 { longest[action] = max(duration, (longest[action] ?? .zero) * 15 / 16) }
    }
}
