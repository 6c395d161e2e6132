import CloudModel

/// How long tasks of each action took lately, so that they are first asked for when they have probably ended.
struct TaskTimes {
    private var usual: [CloudAction: Duration] = [:]

    func firstPoll(_ action: CloudAction) -> Duration { usual[action] ?? .zero }

    /// Learns from a task that ended, and was asked for so often before it had.
    mutating func learn(_ action: CloudAction, took duration: Duration, polls: Int) {
        // One that had ended at the first look may have ended long before it.
        usual[action] = polls == 0 ? duration * 7 / 8 : duration
    }
}
