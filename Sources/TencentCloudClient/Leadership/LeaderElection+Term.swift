import CloudModel

/// What runs beside an election.
extension LeaderElection {
    /// Waits until this candidate leads.
    ///
    /// - Parameter sleep: waits between two attempts.
    /// - Throws: what the sleep throws: the task was cancelled.
    public nonisolated func campaign(sleep: @Sendable (Duration) async throws -> Void) async throws {
        while true {
            let due = await step()
            if await isLeading { return }
            try await sleep(time(until: due))
        }
    }

    /// Runs a body for as long as this candidate leads, and then gives the leadership up.
    ///
    /// The body is cancelled where the leadership is lost, and has ended when this returns. It has the time from the
    /// renewal deadline to the end of the lease for that.
    ///
    /// - Parameters:
    ///   - sleep: waits between two renewals.
    ///   - body: what only the leader may do.
    public nonisolated func lead(
        sleep: @escaping @Sendable (Duration) async throws -> Void,
        _ body: @escaping @Sendable () async -> Void
    ) async {
        await withTaskGroup { group in
            group.addTask { await body() }
            group.addTask { await self.renew(sleep: sleep) }
            await group.next()
            group.cancelAll()
        }
        await release()
    }

    /// Renews until the leadership is lost or the task is cancelled.
    private nonisolated func renew(sleep: @escaping @Sendable (Duration) async throws -> Void) async {
        while !Task.isCancelled, let end = await leadsUntil {
            let due = await step(before: end, sleep: sleep)
            guard let end = await leadsUntil else { return }
            try? await sleep(time(until: min(due, end)))
        }
    }

    /// One attempt, given up where it takes longer than the leadership lasts.
    private nonisolated func step(
        before end: Instant,
        sleep: @escaping @Sendable (Duration) async throws -> Void
    ) async -> Instant {
        let limit = time(until: end)
        return await withTaskGroup(of: Instant.self) { group in
            group.addTask { await self.step() }
            group.addTask {
                try? await sleep(limit)
                return end
            }
            let first = await group.next()
            group.cancelAll()
            return first ?? end
        }
    }

    private nonisolated func time(until moment: Instant) -> Duration {
        .milliseconds(max(0, moment.milliseconds - now().milliseconds))
    }
}
