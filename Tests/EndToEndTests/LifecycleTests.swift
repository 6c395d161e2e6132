import CloudWire
import Foundation
import Testing

struct LifecycleTests {
    @Test func `the ready line says where clients find everything`() async throws {
        try await RunningSimulator.with { simulator in
            #expect(simulator.ready["secretId"] == "AKIDclbsim")
            #expect(simulator.ready["secretKey"] == "clbsim")
            #expect(simulator.authority.hasPrefix(Surroundings.home.path))
            #expect(FileManager.default.fileExists(atPath: simulator.authority))
        }
    }

    @Test(arguments: [SIGTERM, SIGINT])
    func `a signal ends it cleanly`(signal: Int32) async throws {
        let simulator = try await RunningSimulator()

        simulator.child.send(signal)

        #expect(await simulator.child.status() == 0)
    }

    @Test(arguments: ["--http-port", "--https-port", "--kube-port"])
    func `a port that is taken is named, and the program fails`(option: String) async throws {
        try await RunningSimulator.with { first in
            let port = try #require(first.http.split(separator: ":").last.map(String.init))
            let others = ["--http-port", "--https-port", "--kube-port"].filter { $0 != option }

            let second = try await Outcome.ofClbsim("serve", option, port, others[0], "0", others[1], "0")

            #expect(second.status != 0)
            #expect(second.output.isEmpty)
            #expect(second.errors.contains(port))
        }
    }

    @Test func `a variable stands for an option`() async throws {
        let outcome = try await Outcome.of(Surroundings.clbsim, [], environment: ["CLBSIM_TASK_DELAY": "no-such"])

        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("no-such"))
    }
}
