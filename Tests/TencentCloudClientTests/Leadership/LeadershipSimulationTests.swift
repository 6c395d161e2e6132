import CloudModel
import TestSupport
import Testing

/// Three candidates whose requests get lost, who die, and whose clocks jump: never do two of them lead.
struct LeadershipSimulationTests {
    /// Numbers that look random and come again with the seed.
    private struct Numbers: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    @Test(arguments: UInt64(1)...3)
    func `at no moment do two lead, and most of the time one does`(seed: UInt64) async throws {
        var numbers = Numbers(state: seed)
        let server = try LeaseServer()
        var candidates = (0..<3).map { Candidate("\($0)-0", server) }
        var ledMoments = 0
        for moment in 1...300 {
            for place in candidates.indices {
                await disturb(&candidates[place], "\(place)-\(moment)", server, &numbers)
                guard candidates[place].due <= candidates[place].clock.now || numbers.chance(20) else { continue }
                server.fail(
                    numbers.chance(6) ? LeaseServer.Fault.quick.randomElement(using: &numbers) ?? .none : .none
                )
                await candidates[place].step()
            }
            var leaders = 0
            for candidate in candidates where await candidate.isLeading { leaders += 1 }
            #expect(leaders <= 1, "seed \(seed), second \(moment)")
            ledMoments += leaders
            for candidate in candidates { candidate.clock.move(.seconds(1)) }
        }

        #expect(ledMoments > 100, "seed \(seed)")
    }

    /// Perhaps moves its clock, or lets it die and another come in its place.
    private func disturb(
        _ candidate: inout Candidate,
        _ successor: String,
        _ server: LeaseServer,
        _ numbers: inout Numbers
    ) async {
        if numbers.chance(300) { candidate.clock.move(.seconds(Int64.random(in: 1...7200, using: &numbers))) }
        if numbers.chance(300) { candidate.clock.move(.seconds(-Int64.random(in: 60...7200, using: &numbers))) }
        if numbers.chance(150) { candidate = Candidate(successor, server, clock: candidate.clock) }
    }
}

extension RandomNumberGenerator {
    /// Whether something happens that happens once in so many times.
    fileprivate mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &self) == 0 }
}
