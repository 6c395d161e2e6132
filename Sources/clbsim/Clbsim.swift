import ArgumentParser

@main
struct Clbsim: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clbsim",
        abstract: "A local Tencent Cloud for everything around the load balancer.",
        version: "0.1.0",
        subcommands: [
            Serve.self, Reconcile.self, ExplainCommand.self, Demo.self, CoverageCommand.self, SettingsCommand.self,
        ],
        defaultSubcommand: Serve.self
    )

    static func main() async {
        do {
            var command = try parseAsRoot(EnvironmentArguments.merged(into: Array(CommandLine.arguments.dropFirst())))
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            exit(withError: error)
        }
    }
}
