import CLBReconciler
import CloudModel

/// Looks at everything once and tells what would be done.
struct DryRun {
    /// Changes nothing by its policy.
    let reconciler: Reconciler
    let now: @Sendable () -> Instant

    /// The plan of every Service and Ingress.
    func plans() async throws(ReconcileProblem) -> [Explanation] {
        do {
            while let due = await reconciler.settle(), due <= now() + ReconcileLoop.settledAfter {
                try await Pause.sleep(.milliseconds(max(1, due.milliseconds - now().milliseconds)))
            }
        } catch {
            throw ReconcileProblem("The dry run was cancelled.")
        }
        if let obstacle = await reconciler.obstacle { throw ReconcileProblem("No plan: \(obstacle)") }
        return await reconciler.explanations()
    }

    /// The same for people.
    func text() async throws(ReconcileProblem) -> String {
        let plans = try await plans()
        let steps = plans.map(\.plan.count).reduce(0, +)
        let refused = plans.count { $0.failure != nil }
        let end = "\(plans.count) objects, \(steps) steps, \(refused) failures; nothing was changed"
        return (plans.map(\.description) + [end]).joined(separator: "\n\n")
    }
}
