import ArgumentParser

struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Play a scenario end to end in the terminal, offline; without a name, list them."
    )

    @Argument(help: "The scenario's name.")
    var name: String?

    private static let subnetExhaustion = "subnet-exhaustion"

    func validate() throws {
        guard let name, name != Self.subnetExhaustion, !DemoScript.names.contains(name) else { return }
        throw ValidationError("There is no demo `\(name)`; `clbsim demo` lists them.")
    }

    func run() async throws {
        switch name {
        case nil: try list()
        case Self.subnetExhaustion: try SubnetExhaustion().run()
        case let name?: try await DemoPlayer(DemoScript(named: name)) { print($0) }.play()
        }
    }

    private func list() throws {
        let scripts = try DemoScript.names.map(DemoScript.init(named:))
        let rows = scripts.map { [$0.name, $0.title] } + [[Self.subnetExhaustion, SubnetExhaustion.title]]
        for line in DemoTable(rows: rows.sorted { $0[0] < $1[0] }).lines { print(line) }
    }
}
