public import CloudModel
import CloudWire
import KubeObjects

/// Makes load balancers of Services and Ingresses, as the vendor's elastic clusters do.
///
/// It has no thread and no timer of its own. Whoever owns it calls ``settle()`` after changes and at the moment the last
/// call told; with a clock that stands and endpoints in the same process every run is the same.
///
/// Each turn builds what one object wants, compares it with what the cloud has, and makes one call. What it remembers in
/// between only saves reads: one that starts anew finds everything again by tags and annotations.
public actor Reconciler {
    let cloud: any CloudEndpoint
    let kubernetes: any KubernetesEndpoint
    let cluster: ClusterFacts
    let policy: ReconcilerPolicy
    let now: @Sendable () -> Instant

    var view = ClusterView()
    var resources: [WatchedKind: KubernetesResource] = [:]
    var revisions: [WatchedKind: String] = [:]
    var known = CloudView()
    var isIndexed = false
    var queue = WorkQueue()
    var budget: CallBudget
    var taskTimes = TaskTimes()
    var purchases = PendingPurchases()
    var records: [ObjectKey: ObjectRecord] = [:]
    var dependents: [Dependency: Set<ObjectKey>] = [:]
    /// The revisions that our own writes made, which are no reason to look again.
    var ownRevisions: [ObjectKey: String] = [:]
    /// Tells apart events of one moment.
    var eventCount = 0
    /// Why the last look at the cluster or the cloud came to nothing; nil where both could be read.
    public internal(set) var obstacle: String?
    /// Load balancers that a turn is at work on, where several run at once.
    var busy: Set<String> = []

    /// A reconciler that knows nothing yet, and takes the time from nowhere but `now`.
    public init(
        cloud: any CloudEndpoint,
        kubernetes: any KubernetesEndpoint,
        cluster: ClusterFacts,
        policy: ReconcilerPolicy = ReconcilerPolicy(),
        now: @escaping @Sendable () -> Instant
    ) {
        self.cloud = cloud
        self.kubernetes = kubernetes
        self.cluster = cluster
        self.policy = policy
        self.now = now
        budget = CallBudget(callsPerSecond: policy.callsPerSecond)
    }

    /// Works until nothing is left to do now.
    ///
    /// - Returns: when there will be something to do though nothing changes; nil for never.
    @discardableResult
    public func settle() async -> Instant? {
        while true {
            guard await absorb(), await index() else { return now() + policy.backoffFirst }
            guard queue.isDue(at: now(), budget) else { return queue.earliest(after: now(), budget) }
            // A pause now and then, so that what users change meanwhile overtakes the backlog.
            await takeTurns(Self.turnsBetweenLooks)
        }
    }

    private func takeTurns(_ most: Int) async {
        await withTaskGroup { group in
            var running = 0
            for _ in 0..<most {
                guard let taken = queue.next(at: now(), budget) else { break }
                guard policy.concurrency > 1 else {
                    await turn(taken)
                    continue
                }
                group.addTask { await self.turn(taken) }
                running += 1
                guard running == policy.concurrency else { continue }
                await group.next()
                running -= 1
            }
        }
    }

    private static let turnsBetweenLooks = 50

    /// One object's turn, and what follows from how it ended.
    private func turn(_ taken: WorkQueue.Taken) async {
        let key = taken.key
        do throws(Interruption) {
            switch try await advance(key) {
            case .again: queue.add(key, taken.urgency)
            case .wait(let moment): queue.add(key, taken.urgency, at: moment)
            case .done: finish(key)
            }
        } catch {
            switch error {
            case .outOfCalls(let action): queue.park(taken, for: action)
            case .busy(let delay): queue.add(key, taken.urgency, at: now() + delay)
            case .failed(let failure): await fail(key, failure)
            case .kubernetes(let failure): retryLater(key, because: failure)
            }
        }
    }

    /// How far a turn brought an object.
    enum Progress {
        /// There is more to do now.
        case again
        case wait(Instant)
        case done
    }

    /// Why a turn ended early.
    enum Interruption: Error {
        /// The action was called as often as it may be.
        case outOfCalls(CloudAction)
        /// The load balancer has another task.
        case busy(Duration)
        case failed(SyncFailure)
        case kubernetes(KubernetesFailure)
    }

    private func finish(_ key: ObjectKey) {
        records[key]?.failures = 0
        records[key]?.lastFailure = nil
        if let resync = policy.resync, view.object(key) != nil {
            records[key]?.mustObserve = true
            queue.add(key, .backlog, at: now() + resync)
        }
    }

    private func retryLater(_ key: ObjectKey, because failure: KubernetesFailure) {
        records[key, default: ObjectRecord()].failures += 1
        // A conflict is told by a change that is on its way.
        let isConflict = if case .refused(409, _, _) = failure { true } else { false }
        queue.add(key, .change, at: now() + (isConflict ? .zero : backoff(key)))
    }

    private func fail(_ key: ObjectKey, _ failure: SyncFailure) async {
        records[key, default: ObjectRecord()].failures += 1
        records[key]?.lastFailure = failure
        await warn(key, failure)
        await showFailure(failure, key)
        switch failure.retry {
        case .onChange: break
        case .backoff: queue.add(key, .change, at: now() + backoff(key))
        case .after(let delay): queue.add(key, .change, at: now() + delay)
        }
    }

    private func backoff(_ key: ObjectKey) -> Duration {
        let doublings = min(max((records[key]?.failures ?? 1) - 1, 0), 16)
        return min(policy.backoffFirst * (1 << doublings), policy.backoffMost)
    }
}
