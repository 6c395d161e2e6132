import CloudWire

/// How often each action was called, and how long the tasks took that objects cannot do without.
package struct CallLedger: Sendable {
    /// The tasks that must have ended before the next call about a load balancer.
    private static let steps: Set<String> = ["CreateLoadBalancer", "CreateListener", "CreateRule"]

    package private(set) var counts: [String: Int] = [:]
    /// Calls refused because there were too many.
    package internal(set) var refusals = 0
    private var second: Int64 = 0
    private var inSecond: [String: Int] = [:]
    /// In the order of their purchase.
    private var bought: [String] = []
    private var taskTimes: [String: Duration] = [:]

    package var all: Int { counts.values.reduce(0, +) }

    /// The calls that change something.
    package var writes: Int { counts.filter { !$0.key.hasPrefix("Describe") }.values.reduce(0, +) }

    /// What nobody can do sooner who makes these purchases in this order, one call each: whatever is bought last among
    /// those that take long, and the tasks of each load balancer one after the other.
    package func leastTime(callsPerSecond: Int) -> Duration {
        let perCall = Duration.seconds(1) / callsPerSecond
        let chains = bought.enumerated().map { perCall * $0.offset + (taskTimes[$0.element] ?? .zero) }
        let calls = counts.filter { !$0.key.hasPrefix("Describe") }.values.map { perCall * ($0 - 1) }
        return (chains + calls).max() ?? .zero
    }

    /// - Returns: how many calls of the action there were in that second, with this one.
    mutating func count(_ action: String, second now: Int64) -> Int {
        if now != second { (second, inSecond) = (now, [:]) }
        counts[action, default: 0] += 1
        inSecond[action, default: 0] += 1
        return inSecond[action, default: 0]
    }

    mutating func note(_ action: String, _ parameters: JSONObject, _ answer: JSONObject, took duration: Duration) {
        guard Self.steps.contains(action) else { return }
        let id = answer["LoadBalancerIds"]?[0]?.string ?? parameters["LoadBalancerId"]?.string ?? ""
        if taskTimes[id] == nil { bought.append(id) }
        taskTimes[id, default: .zero] += duration
    }
}
