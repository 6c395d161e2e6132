import Synchronization
import CloudWire
import TestSupport
import Testing

/// What may go wrong at every call of the cloud and of the cluster that changes something (design 7).
///
/// To end after a call is to end before the next one; and calls that only ask leave things as they are.
struct CrashTests {
    private static let callsMax = 200

    @Test(arguments: CrashFlow.all)
    func `whatever call it dies at, the next one finishes the work and never buys twice`(_ flow: CrashFlow) async throws
    {
        try await meet(.crash(isCarriedOut: false), in: flow)
    }

    @Test(arguments: CrashFlow.all)
    func `whatever answer is lost, the work is finished and nothing is bought twice`(_ flow: CrashFlow) async throws {
        try await meet(.unanswered(isCarriedOut: true), in: flow)
    }

    private func meet(_ mishap: Mishap, in flow: CrashFlow) async throws {
        var number = 1
        while try await meet(mishap, at: number, in: flow) {
            number += 1
            try #require(number < Self.callsMax)
        }
    }

    /// - Returns: whether the flow has that many calls.
    private func meet(_ mishap: Mishap, at number: Int, in flow: CrashFlow) async throws -> Bool {
        let findings = Findings()
        let world = try SimulatedWorld(interference: findings.interference)
        try flow.before(world)
        await world.advance(by: .seconds(20))
        try #require(try WorldCheck(world.cluster).faults() == [], "before anything goes wrong")
        let interference = world.interference
        interference.arm { $0.number == number ? mishap : nil }
        try flow.event(world)
        await world.advance(by: .seconds(30)) { findings.interference(world.cluster) }
        let faults = try findings.all + WorldCheck(world.cluster).faults()
        #expect(faults == [], "at call \(number)")
        return interference.hasStruck
    }
}

/// What went wrong between two calls.
final class Findings: Sendable {
    private let found = Mutex<[String]>([])

    var all: [String] { found.withLock { $0 } }

    /// Looks at the cloud before every call that changes it or an object.
    func interference(_ cluster: TestCluster) -> Interference {
        Interference(witness: { [self] call in
            guard call.number != nil else { return }
            let findings = (try? Self.findings(before: call, in: cluster)) ?? ["the cloud cannot be read"]
            found.withLock { $0 += findings }
        })
    }

    private static func findings(before call: Interference.Call, in cluster: TestCluster) throws -> [String] {
        let check = try WorldCheck(cluster)
        guard call.name == "DeleteLoadBalancer", let id = call.parameters["LoadBalancerIds"]?[0]?.string,
            check.isWanted(id)
        else { return check.duplicates }
        return check.duplicates + ["\(id) is deleted though it is wanted"]
    }
}
