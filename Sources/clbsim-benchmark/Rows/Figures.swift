/// What was measured of one subject; the units are in the names.
struct Figures {
    var startMilliseconds = 0.0
    var startWithManyMilliseconds: Double?
    var getsPerSecond = 0.0
    var getP99Milliseconds = 0.0
    var createsPerSecond = 0.0
    var rateAtManyOverFew: Double?
    var listMilliseconds = 0.0
    var idleMiB = (resident: 0.0, anonymous: 0.0)
    var filledMiB = (resident: 0.0, anonymous: 0.0)
    var cluster: ClusterFigures?
    var economy: EconomyFigures?
}

/// What was measured of a cluster's own API.
struct ClusterFigures {
    var createsPerSecond = 0.0
    var parallelCreatesPerSecond = 0.0
    var listMilliseconds = 0.0
    var toldMilliseconds = 0.0
    var filledMiB = 0.0
}

/// What was measured of the reconciler.
struct EconomyFigures {
    var syncSeconds = 0.0
    var timeOverLeast = 0.0
    /// Of the world's own time.
    var overtakeP95Seconds = 0.0
    var endpointChangeCalls = 0.0
    var restartReads = 0.0
    var restartWrites = 0.0
}

/// How much work a run does.
struct Workload {
    /// Load balancers for the gets.
    var few = 1_000
    /// Load balancers for the list and the memory.
    var listed = 5_000
    /// Load balancers for the ratio.
    var many = 10_000
    var gets = 40_000
    var connections = 8

    /// For a server some hundred times slower, so that a run ends within minutes.
    static let slow = Workload(few: 300, listed: 1_000, many: 1_000, gets: 600)
}
