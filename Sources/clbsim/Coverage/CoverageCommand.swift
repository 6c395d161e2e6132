import ArgumentParser
import CloudAPI
import LocalCloud

struct CoverageCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "coverage",
        abstract: "List which actions are simulated, and which are known and refused, as Markdown."
    )

    func run() throws {
        print(Coverage.page(try BuiltInServices.all, try ActionProofs.load()), terminator: "")
    }
}
