package import CloudModel
package import KubeControllers

/// What makes clusters do anything: their controllers, and the reconcilers of their Services and Ingresses.
package struct ClusterWork: Sendable {
    private let loop: ControlLoop
    private let reconcilers: ReconcilerSet?

    /// - Parameters:
    ///   - loop: runs the controllers.
    ///   - reconcilers: nil where somebody else makes load balancers of Services and Ingresses.
    package init(_ loop: ControlLoop, _ reconcilers: ReconcilerSet?) {
        self.loop = loop
        self.reconcilers = reconcilers
    }

    /// Lets both work once, one after the other; what the second changed is left for the next pass.
    ///
    /// - Throws: what keeps the clusters from being read.
    /// - Returns: when there will be something to do though nothing changes; nil for never.
    package func pass() async throws -> Instant? {
        let controllers = loop.settle()
        let reconciling = try await reconcilers?.settle()
        return [controllers, reconciling].compactMap { $0 }.min()
    }

    /// Lets the controllers look at what was there before they began.
    package func lookAtEverything() throws {
        try loop.lookAtEverything()
    }
}
