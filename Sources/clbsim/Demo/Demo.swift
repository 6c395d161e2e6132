import ArgumentParser

struct Demo: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Play a scenario end to end in the terminal, offline.",
        subcommands: [SubnetExhaustion.self]
    )
}
