import Testing

struct CommandLineTests {
    @Test func `the demo shows the refusal and what makes room`() async throws {
        let demo = try await Outcome.ofClbsim("demo", "subnet-exhaustion")

        #expect(demo.status == 0)
        let counts = demo.output.split(separator: "\n").filter { $0.hasPrefix("  subnet-") }
        #expect(counts.map { $0.split(separator: " ").dropFirst() } == [["13", "13"], ["13", "0"]])
        #expect(demo.output.contains("  ResourceInsufficient: "))
        #expect(demo.output.split(separator: "\n").count { $0.hasPrefix("  lb-") } == 13)
    }

    @Test(arguments: [("coverage", "CreateLoadBalancer"), ("settings", "clb.exhaustion"), ("--help", "serve")])
    func `a command prints and succeeds`(command: String, text: String) async throws {
        let outcome = try await Outcome.ofClbsim(command)

        #expect(outcome.status == 0)
        #expect(outcome.output.contains(text))
    }

    @Test(arguments: [
        ["--no-such-option"], ["--http-port", "70000"], ["--set", "no.such=1"], ["demo", "no-such"],
    ])
    func `a wrong argument is named, and nothing starts`(arguments: [String]) async throws {
        let outcome = try await Outcome.of(Surroundings.clbsim, arguments)

        #expect(outcome.status == 64)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.contains(arguments.last?.split(separator: "=").first ?? ""))
    }
}
