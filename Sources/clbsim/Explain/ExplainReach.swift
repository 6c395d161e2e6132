import ArgumentParser
import CloudWire

struct ExplainReach: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reach",
        abstract: "Walk from a client to the pods behind a VIP, and say what stands in the way.",
        discussion: "Ends with 0 where it is reachable, with 1 where it is not."
    )

    @Option(help: "pod/NAMESPACE/NAME, vpc/ID or internet.")
    var from: String

    @Option(help: "VIP:PORT, or VIP:PORT/HOST/PATH.")
    var to: String

    @Option(help: "tcp, udp, http or https; by default what the listener speaks.")
    var proto: String?

    @OptionGroup var options: ExplainOptions

    func run() async throws {
        let query = [("from", from), ("to", to)] + (proto.map { [("proto", $0)] } ?? [])
        let answer = try await options.ask(query)
        try options.show(answer)
        guard answer["reachable"] == true else { throw ExitCode.failure }
    }
}
