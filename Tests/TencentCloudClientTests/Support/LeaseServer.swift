import CLBReconciler
import CloudModel
import CloudWire
import Synchronization
import TencentCloudClient
import TestSupport

/// A Kubernetes API in the test's process that fails on demand.
final class LeaseServer: KubernetesEndpoint {
    enum Fault: Sendable {
        case none
        /// The request never arrives.
        case requestLost
        /// The request is carried out, and nobody hears of it.
        case answerLost
        /// The request is never answered, until whoever sent it gives up.
        case hangs

        /// Those that take no time.
        static let quick: [Fault] = [.none, .requestLost, .answerLost]
    }

    let cluster: TestCluster
    private let fault = Mutex(Fault.none)

    init() throws {
        cluster = try TestCluster()
    }

    func fail(_ fault: Fault) { self.fault.withLock { $0 = fault } }

    var isHanging: Bool { fault.withLock { $0 } == .hangs }

    /// Returns once the task is cancelled.
    static func untilCancelled() async {
        let (nothing, sink) = AsyncStream.makeStream(of: Void.self)
        await withTaskCancellationHandler {
            for await _ in nothing {}
        } onCancel: {
            sink.finish()
        }
    }

    var spec: JSON {
        cluster.ask("GET", "/apis/coordination.k8s.io/v1/namespaces/kube-system/leases/clbsim-reconciler").json["spec"]
            ?? .null
    }

    func send(_ request: KubernetesRequest) async throws(KubernetesFailure) -> JSON {
        let fault = fault.withLock { $0 }
        if fault == .hangs { await Self.untilCancelled() }
        guard fault != .requestLost, fault != .hangs else { throw .unanswered("lost on the way") }
        let answer = cluster.ask(request.method, request.path, request.body, type: request.contentType)
        guard fault != .answerLost else { throw .unanswered("lost on the way back") }
        guard answer.status < 300 else {
            throw .refused(code: answer.status, reason: answer.json["reason"]?.string ?? "", message: "")
        }
        return answer.json
    }

    func changes(
        of resource: KubernetesResource,
        since revision: String
    ) async throws(KubernetesFailure) -> KubernetesChanges {
        throw .expired
    }

    func waitForChange() async {}
}

/// A clock that is moved by hand.
final class HandClock: Sendable {
    private let time: Mutex<Instant>

    init(_ start: Instant = TestCloud.start) { time = Mutex(start) }

    var now: Instant { time.withLock { $0 } }

    func move(_ duration: Duration) { time.withLock { $0 = $0 + duration } }

    func move(to instant: Instant) { time.withLock { $0 = instant } }
}

/// A candidate with a clock of its own, called when it wants to be.
struct Candidate {
    let election: LeaderElection
    let clock: HandClock
    private(set) var due: Instant

    init(_ identity: String, _ server: LeaseServer, clock: HandClock = HandClock()) {
        election = LeaderElection(kubernetes: server, identity: identity, now: { clock.now })
        self.clock = clock
        due = clock.now
    }

    /// Calls it once.
    mutating func step() async { due = await election.step() }

    /// Lets time pass, calling it whenever it is due.
    mutating func run(for duration: Duration) async {
        let end = clock.now + duration
        while due <= end {
            clock.move(to: max(due, clock.now))
            await step()
        }
        clock.move(to: end)
    }

    var isLeading: Bool { get async { await election.isLeading } }
}
