import Foundation
import Testing

/// A server that dies under those who write to a cluster and those who watch it.
@Suite(.serialized)
struct KubernetesDurabilityTests {
    /// How often the server is killed; `CLBSIM_TEST_KILLS=20 scripts/test --filter Durability` for more.
    private static let kills = ProcessInfo.processInfo.environment["CLBSIM_TEST_KILLS"].flatMap { Int($0) } ?? 5

    @Test func `no acknowledged object is lost, and no revision comes twice, when the server is killed`() async throws {
        try await TemporaryFolder.with { folder in
            let (journal, watched) = (folder.path + "/journal", folder.path + "/watched")
            var options = ["--data", folder.path]
            for round in 1...Self.kills {
                let simulator = try await RunningSimulator(options)
                if round == 1 {
                    // The kubeconfig has to lead to the server after each restart.
                    options += ["--kube-port", simulator.kubePort]
                } else {
                    try await Outcome.ofScript("kube_check_load", [simulator.kubeconfig, journal, watched])
                }
                // Not always at the same point, yet the same points in every run.
                let calls = "\(150 + 53 * round % 150)"

                try await Outcome.ofScript(
                    "kube_load",
                    [simulator.kubeconfig, "\(simulator.child.id)", calls, journal]
                )

                #expect(await simulator.child.status() == SIGKILL, "\(simulator.log)")
                try await Outcome.ofScript("check_database", [folder.path])
            }
            let survivor = try await RunningSimulator(options)
            try await Outcome.ofScript("kube_check_load", [survivor.kubeconfig, journal, watched])
            try await survivor.stop()
        }
    }
}
