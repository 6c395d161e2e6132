import Testing

/// What the vendor's FAQ on load balancers of elastic clusters says, a statement a test, a question a suite.
///
/// All of them share one simulator with two clusters, the vendor's own Kubernetes and a stock one; each test has a
/// namespace of its own.
@Suite(.bothClusters)
enum FAQ {}
