import ArgumentParser

struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract:
            "Ask a running simulator why: for a Service, an Ingress, a load balancer, a subnet, a request, a way.",
        subcommands: [ExplainSubject.self, ExplainReach.self],
        defaultSubcommand: ExplainSubject.self
    )
}
