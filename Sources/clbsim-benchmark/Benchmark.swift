import ArgumentParser
import Foundation

@main
struct Benchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clbsim-benchmark",
        abstract: "Measure the API of clbsim against its aims, and against a peer in the same run.",
        discussion: "Needs a release build of both: swift build -c release.",
        subcommands: [Measure.self, Scale.self, Floor.self],
        defaultSubcommand: Measure.self
    )
}

struct Measure: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Run every row and print the figures.")

    @Option(help: "moto: installed from PyPI into .build/benchmark-moto.")
    var peer: Peer?

    enum Peer: String, ExpressibleByArgument, CaseIterable {
        case moto
    }

    func run() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("clbsim-benchmark-\(getpid())").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let executable = try Self.simulator()
        let workload = Workload()
        let subject = ClbsimSubject(executable: executable)
        var measurement = Measurement(subject: subject, workload: workload, folder: folder, isDurable: true)
        var figures = try measurement.figures()
        figures.cluster = try ClusterMeasurement(executable: executable, connections: workload.connections).figures()
        figures.economy = try await EconomyMeasurement().figures()
        let report = Report(
            subject: figures,
            workload: workload,
            peer: try peerFigures(folder: folder),
            floorPerSecond: try floor(subject, workload: workload)
        )
        for line in report.lines() { print(line) }
    }

    /// The simulator beside this program; `swift run` builds only what it is told to run, so it may have to be built.
    static func simulator() throws -> String {
        let path = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().path + "/clbsim"
        if !FileManager.default.isExecutableFile(atPath: path) {
            print("building clbsim …")
            try Command.run("/usr/bin/env", ["swift", "build", "-c", "release", "--product", "clbsim"])
        }
        return path
    }

    private func peerFigures(folder: String) throws -> (String, Figures, Workload)? {
        guard peer != nil else { return nil }
        let subject = try MotoSubject(environment: ".build/benchmark-moto")
        var measurement = Measurement(subject: subject, workload: .slow, folder: folder, isDurable: false)
        return (subject.name, try measurement.figures(), .slow)
    }

    /// The bare stack with requests and bodies of the size of a get.
    private func floor(_ subject: ClbsimSubject, workload: Workload) throws -> Double {
        let typicalBodyBytes = 1_500
        return try Floor.perSecond(
            executable: CommandLine.arguments[0],
            request: subject.get("lb-00000000"),
            bodyBytes: typicalBodyBytes,
            workload: workload
        )
    }
}
