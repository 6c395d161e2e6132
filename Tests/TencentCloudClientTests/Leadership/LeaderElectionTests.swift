import CLBReconciler
import CloudModel
import CloudWire
import TencentCloudClient
import TestSupport
import Testing

/// As client-go's `tools/leaderelection` elects.
struct LeaderElectionTests {
    @Test func `the first candidate makes the lease and leads`() async throws {
        let server = try LeaseServer()
        var first = Candidate("first", server)
        #expect(await !first.isLeading)
        await first.step()

        #expect(await first.isLeading)
        #expect(first.due == TestCloud.start + .seconds(2))
        let expected: JSON = [
            "holderIdentity": "first", "leaseDurationSeconds": 15, "acquireTime": "2026-01-01T00:00:00.000000Z",
            "renewTime": "2026-01-01T00:00:00.000000Z", "leaseTransitions": 0,
        ]
        #expect(server.spec == expected)
    }

    @Test func `a leader renews, and the others wait`() async throws {
        let server = try LeaseServer()
        let clock = HandClock()
        var (first, second) = (Candidate("first", server, clock: clock), Candidate("second", server, clock: clock))
        await first.step()
        for _ in 0..<30 {
            await second.step()
            clock.move(.seconds(2))
            await first.step()
        }

        #expect(await first.isLeading)
        #expect(await !second.isLeading)
        #expect(await second.election.leader == "first")
        #expect(server.spec["acquireTime"] == "2026-01-01T00:00:00.000000Z")
        #expect(server.spec["renewTime"] == "2026-01-01T00:01:00.000000Z")
    }

    @Test func `a leader that dies is followed once its lease has been still for its duration`() async throws {
        let server = try LeaseServer()
        let clock = HandClock()
        var (first, second) = (Candidate("first", server, clock: clock), Candidate("second", server, clock: clock))
        await first.step()
        await second.run(for: .seconds(15))
        #expect(await !second.isLeading)

        await second.run(for: .seconds(2))
        #expect(await second.isLeading)
        #expect(server.spec["holderIdentity"] == "second")
        #expect(server.spec["leaseTransitions"] == 1)
        #expect(server.spec["acquireTime"] == "2026-01-01T00:00:16.000000Z")
    }

    @Test func `a leader that cannot renew stops by the clock alone, and comes back`() async throws {
        let server = try LeaseServer()
        var leader = Candidate("first", server)
        await leader.step()
        server.fail(.requestLost)
        await leader.run(for: .milliseconds(9_999))
        #expect(await leader.isLeading)
        leader.clock.move(.milliseconds(1))
        #expect(await !leader.isLeading)

        server.fail(.none)
        await leader.run(for: .seconds(2))
        #expect(await leader.isLeading)
        #expect(server.spec["leaseTransitions"] == 0)
    }

    @Test func `a leader that was followed meanwhile does not come back`() async throws {
        let server = try LeaseServer()
        let clock = HandClock()
        var (first, second) = (Candidate("first", server, clock: clock), Candidate("second", server, clock: clock))
        await first.step()
        await second.run(for: .seconds(20))
        await first.step()

        #expect(await second.isLeading)
        #expect(await !first.isLeading)
        #expect(await first.election.leader == "second")
    }

    @Test func `one who comes back under the same name need not wait`() async throws {
        let server = try LeaseServer()
        var before = Candidate("pod", server)
        await before.step()
        var after = Candidate("pod", server)
        await after.step()

        #expect(await after.isLeading)
        #expect(server.spec["leaseTransitions"] == 0)
    }

    @Test func `a leadership given up is taken at once`() async throws {
        let server = try LeaseServer()
        var (first, second) = (Candidate("first", server), Candidate("second", server))
        await first.step()
        await second.step()
        await first.election.release()
        #expect(await !first.isLeading)
        #expect(server.spec["holderIdentity"] == "")
        #expect(server.spec["leaseDurationSeconds"] == 1)

        await second.step()
        #expect(await second.isLeading)
        #expect(server.spec["leaseTransitions"] == 1)
        await first.election.release()
        #expect(server.spec["holderIdentity"] == "second")
    }

    @Test func `an API that refuses leaves everybody waiting`() async throws {
        let server = try LeaseServer()
        var candidate = Candidate("first", server)
        server.fail(.requestLost)
        await candidate.run(for: .seconds(60))
        #expect(await !candidate.isLeading)
        #expect(candidate.due == TestCloud.start + .seconds(62))
    }

    @Test func `a clock that jumps ahead makes nobody a leader too early`() async throws {
        let server = try LeaseServer()
        var (first, second) = (Candidate("first", server), Candidate("second", server))
        await first.step()
        await second.step()
        second.clock.move(.seconds(3600))
        await second.step()
        await second.step()

        #expect(await !second.isLeading)
    }

    @Test(arguments: [Duration.seconds(3600), .seconds(-3600)])
    func `a leader whose clock jumps stops until it has renewed`(jump: Duration) async throws {
        let server = try LeaseServer()
        var leader = Candidate("first", server)
        await leader.step()
        leader.clock.move(jump)
        #expect(await !leader.isLeading)
        await leader.step()
        #expect(await leader.isLeading)
    }

    @Test func `what others keep in the lease stays there`() async throws {
        let server = try LeaseServer()
        var leader = Candidate("first", server)
        await leader.step()
        let path = "/apis/coordination.k8s.io/v1/namespaces/kube-system/leases/clbsim-reconciler"
        server.cluster.ask(
            "PATCH",
            path,
            ["metadata": ["labels": ["team": "net"]]],
            type: "application/merge-patch+json"
        )
        await leader.run(for: .seconds(10))

        #expect(await leader.isLeading)
        #expect(server.cluster.ask("GET", path).json["metadata"]?["labels"] == ["team": "net"])
        #expect(server.spec["renewTime"] == "2026-01-01T00:00:10.000000Z")
    }
}
