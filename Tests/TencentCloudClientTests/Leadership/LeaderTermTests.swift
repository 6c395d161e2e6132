import CLBReconciler
import CloudModel
import CloudWire
import Synchronization
import TencentCloudClient
import TestSupport
import Testing

/// What a leader does, on a clock that jumps to wherever somebody sleeps to.
struct LeaderTermTests {
    /// A sleep that takes no time but the clock's own.
    private static func sleeping(on clock: HandClock) -> @Sendable (Duration) async throws -> Void {
        { duration in
            try Task.checkCancellation()
            clock.move(duration)
            await Task.yield()
            try Task.checkCancellation()
        }
    }

    private static func election(_ identity: String, _ server: LeaseServer, _ clock: HandClock) -> LeaderElection {
        LeaderElection(kubernetes: server, identity: identity, now: { clock.now })
    }

    @Test func `a candidate campaigns until the lease of a dead leader has ended`() async throws {
        let (server, clock) = (try LeaseServer(), HandClock())
        _ = await Self.election("first", server, clock).step()
        let second = Self.election("second", server, clock)
        try await second.campaign(sleep: Self.sleeping(on: clock))

        #expect(await second.isLeading)
        #expect(clock.now == TestCloud.start + .seconds(16))
    }

    @Test func `a campaign ends with its task`() async throws {
        let (server, clock) = (try LeaseServer(), HandClock())
        _ = await Self.election("first", server, clock).step()
        let campaign = Task {
            try await Self.election("second", server, clock).campaign { _ in
                withUnsafeCurrentTask { $0?.cancel() }
                try Task.checkCancellation()
            }
        }
        await #expect(throws: CancellationError.self) { try await campaign.value }
    }

    @Test func `work that ends gives the leadership up`() async throws {
        let (server, clock) = (try LeaseServer(), HandClock())
        let election = Self.election("first", server, clock)
        try await election.campaign(sleep: Self.sleeping(on: clock))
        // The renewals sleep until they are cancelled, so that the clock stands.
        await election.lead(sleep: Self.forever) {}

        #expect(server.spec["holderIdentity"] == "")
        #expect(await !election.isLeading)
    }

    @Test(arguments: [LeaseServer.Fault.requestLost, .hangs])
    func `work goes on while the lease is renewed, and is cancelled once it cannot be`(
        fault: LeaseServer.Fault
    ) async throws {
        let (server, clock) = (try LeaseServer(), HandClock())
        let election = Self.election("first", server, clock)
        try await election.campaign(sleep: Self.sleeping(on: clock))
        let ended = Mutex<Instant?>(nil)
        let (sleep, period) = (Self.sleeping(on: clock), LeaseTiming().retryPeriod)
        let tick: @Sendable (Duration) async throws -> Void = { duration in
            if clock.now >= TestCloud.start + .seconds(60) { server.fail(fault) }
            // Of the two who sleep, the one who limits a renewal wakes only where it does not end by itself.
            guard duration <= period || server.isHanging else { return try await Self.forever(duration) }
            try await sleep(duration)
        }
        await election.lead(sleep: tick) {
            try? await Self.forever(.zero)
            ended.withLock { $0 = clock.now }
        }

        let end = try #require(ended.withLock { $0 })
        #expect(end >= TestCloud.start + .seconds(66))
        #expect(end < TestCloud.start + .seconds(75))
        #expect(server.spec["holderIdentity"] == "first")
        #expect(await !election.isLeading)
    }

    /// Sleeps until it is cancelled.
    private static let forever: @Sendable (Duration) async throws -> Void = { _ in
        await LeaseServer.untilCancelled()
        throw CancellationError()
    }
}
