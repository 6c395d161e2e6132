import CloudWire
import Foundation
import Testing

/// tccli, pointed at a simulator.
struct Tccli {
    private let arguments: [String]
    private let environment: [String: String]

    /// Has the authority trusted first.
    init(_ simulator: RunningSimulator, _ way: TccliTests.Way) async throws {
        try await Outcome.ofScript("trust", [simulator.authority])
        switch way {
        case .endpoint: self.init(stranger: simulator)
        case .proxy: self.init(arguments: [], environment: ["HTTPS_PROXY": "http://\(simulator.http)"])
        }
    }

    /// Without trust in the simulator's authority.
    init(stranger simulator: RunningSimulator) {
        self.init(arguments: ["--endpoint", simulator.https], environment: [:])
    }

    private init(arguments: [String], environment: [String: String]) {
        let account = [
            "TENCENTCLOUD_SECRET_ID": "AKIDclbsim", "TENCENTCLOUD_SECRET_KEY": "clbsim",
            "TENCENTCLOUD_REGION": "ap-guangzhou",
        ]
        self.arguments = arguments
        self.environment = environment.merging(account) { $1 }
    }

    func run(_ service: String, _ call: [String]) async throws -> Outcome {
        try await Outcome.of(
            Surroundings.client("tccli"),
            [service] + call + arguments,
            environment: environment
        )
    }

    /// Calls an action, which has to succeed.
    func callAsFunction(_ service: String, _ call: String...) async throws -> JSON {
        try await self(service, call)
    }

    func callAsFunction(_ service: String, _ call: [String]) async throws -> JSON {
        let outcome = try await run(service, call)
        try #require(outcome.status == 0, "\(call): \(outcome.errors)")
        return try JSONParser.parse(Array(outcome.output.utf8))
    }
}
