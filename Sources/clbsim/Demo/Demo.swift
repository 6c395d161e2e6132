import ArgumentParser

struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Play a scenario end to end in the terminal, offline; without a name, list them."
    )

    @Argument(help: "The scenario's name.")
    var name: String?

    func validate() throws {
        guard let name, try !DemoScript.names.contains(name) else { return }
        throw ValidationError("There is no demo `\(name)`; `clbsim demo` lists them.")
    }

    func run() async throws {
        guard let name else { return try list() }
        try await DemoPlayer(DemoScript(named: name)) { print($0) }.play()
    }

    private func list() throws {
        let scripts = try DemoScript.names.map(DemoScript.init(named:))
        for line in DemoTable(rows: scripts.map { [$0.name, $0.title] }).lines { print(line) }
    }
}
