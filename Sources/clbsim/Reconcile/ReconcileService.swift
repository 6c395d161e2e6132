import CLBReconciler
import Logging
import ServiceLifecycle
import TencentCloudClient

/// Reconciles while it leads; without an election, always.
struct ReconcileService: ServiceLifecycle.Service, CustomStringConvertible {
    /// What a log calls it; without one, all it holds would be read through for a name.
    var description: String { "the reconciler" }

    let loop: ReconcileLoop
    /// Nil where nobody else reconciles the cluster.
    let election: LeaderElection?
    let log: Logger

    func run() async throws {
        guard let election else { return await loop.run() }
        while !Task.isCancelled, !Task.isShuttingDownGracefully {
            do {
                try await cancelWhenGracefulShutdown { try await election.campaign(sleep: Pause.sleep) }
            } catch {
                // Only a cancelled sleep ends a campaign.
                return
            }
            log.info("this reconciler leads")
            await election.lead(sleep: Pause.sleep) { await loop.run() }
            log.info("this reconciler leads no more")
            if loop.isOnce { return }
        }
    }
}
