import Testing

/// The scenarios, each of which checks what it tells and fails where it is not so.
struct DemoTests {
    @Test func `without a name the scenarios are listed, a line each`() async throws {
        let list = try await Outcome.ofClbsim("demo")

        #expect(list.status == 0)
        #expect(list.output.split(separator: "\n").count >= 25)
        #expect(list.output.contains("subnet-exhaustion   "))
    }

    /// One after the other: each is a process, and the machine may be small.
    @Test func `every scenario goes as it says`() async throws {
        let list = try await Outcome.ofClbsim("demo").output
        for name in list.split(separator: "\n").compactMap({ $0.split(separator: " ").first.map(String.init) }) {
            let demo = try await Outcome.ofClbsim("demo", name)
            #expect(demo.status == 0, "\(name): \(demo.errors)")
        }
    }
}
