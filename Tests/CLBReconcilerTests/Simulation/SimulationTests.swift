import CloudAPI
import CloudModel
import CloudWire
import Foundation
import KubeControllers
import TestSupport
import Testing

/// A cluster in which everything happens at random, and most things go wrong (design 7).
struct SimulationTests {
    /// How many seeds are run; `CLBSIM_TEST_SEEDS=1000 scripts/test --filter SimulationTests` for more.
    private static let seeds = UInt64(
        ProcessInfo.processInfo.environment["CLBSIM_TEST_SEEDS"].flatMap { Int($0) } ?? 20
    )
    /// One seed alone, to look into what it found: `CLBSIM_TEST_SEED=17`.
    private static let chosen = ProcessInfo.processInfo.environment["CLBSIM_TEST_SEED"].flatMap { UInt64($0) }
    private static let steps = 40

    @Test(arguments: chosen.map { [$0] } ?? Array(1...seeds))
    func `after a storm the cloud is as the cluster wants it`(seed: UInt64) async throws {
        let random = RandomSource(seed: seed)
        let findings = Findings()
        let world = try SimulatedWorld(
            controllers: BuiltInControllers.all,
            interference: findings.interference,
            seed: seed
        )
        let users = try [world.userLoadBalancer(), world.userLoadBalancer()]
        let events = RandomEvents(cluster: world.cluster, random: random, userLoadBalancers: users)
        let weather = Weather(random)
        world.interference.arm(weather.strike)
        var story: [String] = []
        for _ in 0..<Self.steps {
            story.append("\(world.now.milliseconds): " + (try events.happen()))
            await world.advance(by: weather.pause()) { weather.interference(findings, world.cluster) }
        }
        world.interference.arm { _ in nil }
        try await calmDown(world, events)
        let faults = try findings.all + WorldCheck(world.cluster).faults()
        #expect(faults == [], "CLBSIM_TEST_SEED=\(seed): \(story.joined(separator: "\n"))")
    }

    /// Nothing goes wrong any more, and every object is touched once.
    private func calmDown(_ world: SimulatedWorld, _ events: RandomEvents) async throws {
        await world.advance(by: .seconds(60))
        try ConsoleEdits(cluster: world.cluster, random: events.random).tidyUp()
        for (plural, root) in [("services", "/api/v1"), ("ingresses", "/apis/networking.k8s.io/v1")] {
            for object in world.cluster.objects(plural) {
                let path = "\(root)/namespaces/default/\(plural)/\(object.name)"
                try world.send("PATCH", path, ["metadata": ["annotations": ["touched": "yes"]]])
            }
        }
        await world.advance(by: .seconds(900))
    }
}

/// How often calls go wrong, and how.
struct Weather: Sendable {
    private let random: RandomSource
    /// Of a thousand calls.
    private let badCalls: Int64

    init(_ random: RandomSource) {
        self.random = random
        badCalls = [0, 20, 80, 200][Int(random.next() % 4)]
    }

    func interference(_ findings: Findings, _ cluster: TestCluster) -> Interference {
        let interference = findings.interference(cluster)
        interference.arm(strike)
        return interference
    }

    /// What befalls a call.
    @Sendable func strike(_ call: Interference.Call) -> Mishap? {
        guard random.next(in: 1...1000) <= badCalls else { return nil }
        switch random.next(in: 0...9) {
        case 0, 1: return .unanswered(isCarriedOut: false)
        case 2, 3: return .unanswered(isCarriedOut: true)
        case 4: return .refused(code: "InternalError", message: "an injected failure")
        case 5, 6: return .refused(code: "RequestLimitExceeded", message: "too many requests")
        case 7, 8: return .failedTask
        default: return .crash(isCarriedOut: random.next(in: 0...1) == 0)
        }
    }

    /// Between two events: mostly short, now and then an hour.
    func pause() -> Duration {
        switch random.next(in: 0...9) {
        case 0...3: .milliseconds(random.next(in: 1...500))
        case 4...8: .seconds(random.next(in: 1...30))
        default: .seconds(3600)
        }
    }
}
