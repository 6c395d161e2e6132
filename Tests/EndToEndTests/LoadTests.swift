import Foundation
import Testing

/// Many clients at once, and a server that dies under them.
@Suite(.serialized)
struct LoadTests {
    @Test func `64 clients in one subnet never share an address, and the counts add up`() async throws {
        try await RunningSimulator.with("--task-delay", "none", "--set", "clb.quota.internal=1000") { simulator in
            let report = try await Outcome.ofScript("churn", [simulator.http, "4"])

            #expect(report.split(separator: "\n").count == 4)
        }
    }

    /// How often the server is killed; `CLBSIM_TEST_KILLS=20 scripts/test --filter LoadTests` for more.
    private static let kills = ProcessInfo.processInfo.environment["CLBSIM_TEST_KILLS"].flatMap { Int($0) } ?? 5

    @Test(arguments: [(SIGKILL, kills), (SIGTERM, 2)])
    func `an acknowledged write survives the end of the process`(signal: Int32, rounds: Int) async throws {
        try await TemporaryFolder.with { folder in
            let journal = folder.path + "/journal"
            let options = ["--data", folder.path, "--task-delay", "none", "--set", "clb.quota.internal=4000"]
            for round in 1...rounds {
                let simulator = try await RunningSimulator(options)
                if round > 1 { try await Outcome.ofScript("check_acknowledged", [simulator.http, journal]) }
                // Not always at the same point, yet the same points in every run.
                let calls = "\(100 + 37 * round % 100)"

                try await Outcome.ofScript(
                    "load_until_ended",
                    [simulator.http, "\(simulator.child.id)", calls, journal, "\(signal)"]
                )

                // A clean end is status 0; that of a killed process is the signal's number.
                #expect(await simulator.child.status() == (signal == SIGKILL ? SIGKILL : 0), "\(simulator.log)")
                try await Outcome.ofScript("check_database", [folder.path])
            }
            let survivor = try await RunningSimulator(options)
            try await Outcome.ofScript("check_acknowledged", [survivor.http, journal])
            try await survivor.stop()
            try await Outcome.ofScript("check_database", [folder.path])
        }
    }
}
