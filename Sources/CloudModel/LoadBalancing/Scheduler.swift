/// How connections or requests are dealt out to targets.
package enum Scheduler: String, Codable, Sendable {
    /// By weight, one after the other.
    case weightedRoundRobin = "WRR"
    case leastConnections = "LEAST_CONN"
    /// By the client's address.
    case addressHash = "IP_HASH"
}
