import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Every CLB write is a task found by its RequestId, and a load balancer takes one at a time (reference 2.6, 2.7).
extension Cloud where State == Transaction {
    /// How long an ended task can still be asked for.
    private static var taskMemory: Duration { .seconds(7 * 86_400) }

    /// The load balancer, where no task runs on it: the first step of every write to one.
    func idleLoadBalancer(_ id: LoadBalancerID) throws -> LoadBalancer {
        let loadBalancer = try loadBalancer(id)
        guard loadBalancer.busyUntil <= now else { throw APIError.busy(task: loadBalancer.busyTask) }
        return loadBalancer
    }

    /// Begins an asynchronous change: the load balancers are busy until it is due.
    ///
    /// What it changes is visible at once.
    func beginTask(_ name: String, on loadBalancers: [LoadBalancer]) throws {
        let dueAt = now + TaskDelay.duration(of: .change, settings: settings, random: world.random)
        for var loadBalancer in loadBalancers {
            loadBalancer.busyUntil = dueAt
            loadBalancer.busyTask = name
            try state.update(loadBalancer)
        }
        try remember(CloudTask(id: requestId, scope: scope, action: action, dueAt: dueAt))
    }

    /// Records a change that was made at once: clients poll for those too.
    func recordFinishedTask() throws {
        try remember(CloudTask(id: requestId, scope: scope, action: action, dueAt: now))
    }

    func remember(_ task: CloudTask) throws {
        try state.insert(task)
        try state.forgetTasks(dueBefore: now - Self.taskMemory)
    }
}
