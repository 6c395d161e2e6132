import ArgumentParser

struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract:
            "Ask a running simulator why: for a Service, an Ingress, a load balancer, a subnet, a request, a way.",
        usage: """
            clbsim explain SUBJECT [--cluster ID] [--endpoint URL] [--json]
            clbsim explain reach --from PLACE --to VIP:PORT [--proto NAME]
            """,
        discussion:
            "SUBJECT is service/NAMESPACE/NAME, ingress/NAMESPACE/NAME, lb-…, subnet-…, or a request id. "
            + "By default the simulator at http://127.0.0.1:8088 is asked.",
        subcommands: [ExplainSubject.self, ExplainReach.self],
        defaultSubcommand: ExplainSubject.self
    )
}
