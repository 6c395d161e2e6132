import CLBReconciler
import CloudModel
import ServiceLifecycle

/// Runs a reconciler: whenever something changed, and when its time has come.
struct ReconcileLoop: Sendable {
    /// Longer than a task's polls are apart, and shorter than any wait after a failure.
    static let settledAfter = Duration.seconds(3)

    let kubernetes: any KubernetesEndpoint
    /// Each time with nothing remembered: others may have led in between.
    let makeReconciler: @Sendable () -> Reconciler
    /// Whether to end once nothing is left to do.
    let isOnce: Bool
    let now: @Sendable () -> Instant

    /// Works until the task is cancelled, a shutdown begins, or all is done that was to be done once.
    func run() async {
        let reconciler = makeReconciler()
        while !Task.isCancelled, !Task.isShuttingDownGracefully {
            let due = await reconciler.settle()
            if isOnce, due.map({ $0 > now() + Self.settledAfter }) ?? true { return }
            await wait(until: due)
        }
    }

    /// Waits for a change, for a moment, or for the end.
    private func wait(until due: Instant?) async {
        let time = due.map { Duration.milliseconds(max(1, $0.milliseconds - now().milliseconds)) }
        await withTaskGroup { group in
            group.addTask { await kubernetes.waitForChange() }
            group.addTask { try? await gracefulShutdown() }
            if let time { group.addTask { try? await Pause.sleep(time) } }
            await group.next()
            group.cancelAll()
        }
    }
}
