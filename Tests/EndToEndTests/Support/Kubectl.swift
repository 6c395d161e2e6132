import CloudWire
import Foundation
import Testing

/// The real kubectl, of the newest line or the one before, as PyPI carries it.
struct Kubectl {
    enum Line: String, CaseIterable, CustomTestStringConvertible {
        case older = "1.36"
        case newest = "1.37"

        var testDescription: String { "kubectl \(rawValue)" }
    }

    private let program: URL
    private let environment: [String: String]
    let folder: TemporaryFolder

    /// kubectl on the default cluster, or on the one whose kubeconfig is given.
    init(_ line: Line, _ simulator: RunningSimulator, kubeconfig: String? = nil) throws {
        program = try Surroundings.client("kubectl", in: line == .older ? "older/bin" : "bin")
        folder = try TemporaryFolder()
        // A home of its own: discovery is cached there, and clusters of tests share names.
        var file = simulator.kubeconfig
        if let kubeconfig {
            file = folder.path + "/kubeconfig"
            try Data(kubeconfig.utf8).write(to: URL(fileURLWithPath: file))
        }
        environment = ["KUBECONFIG": file, "HOME": folder.path, "KUBECACHEDIR": folder.path]
    }

    /// Runs a command, which may fail.
    func run(_ arguments: [String], editor: String = "false", secondsMax: Int = 300) async throws -> Outcome {
        try await Outcome.of(
            program,
            arguments,
            environment: environment.merging(["KUBE_EDITOR": editor]) { $1 },
            secondsMax: secondsMax
        )
    }

    /// What a command that ends by nobody's doing prints while the changes are made, until the word is in it.
    func output(of arguments: [String], until word: String, _ changes: () async throws -> Void) async throws -> String {
        let folder = try TemporaryFolder()
        let child = try ChildProcess(
            program,
            arguments,
            environment: environment,
            output: folder.file("output"),
            errors: folder.file("errors"),
            secondsMax: 300
        )
        try await changes()
        for _ in 1...100 where !folder.text("output").contains(word) { _ = try await run(["version"]) }
        child.send(SIGTERM)
        _ = await child.status()
        return folder.text("output")
    }

    /// Runs a command, which has to succeed; what it prints is the result, without the last line's end.
    @discardableResult
    func callAsFunction(
        _ arguments: String...,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> String {
        let outcome = try await run(arguments)
        try #require(
            outcome.status == 0,
            "kubectl \(arguments.joined(separator: " ")): \(outcome.errors)\(outcome.output)",
            sourceLocation: sourceLocation
        )
        return outcome.output.trimmingCharacters(in: .newlines)
    }

    /// Runs a command, which has to fail; what it complains about is the result.
    func refused(_ arguments: String..., sourceLocation: SourceLocation = #_sourceLocation) async throws -> String {
        let outcome = try await run(arguments)
        #expect(outcome.status != 0, "\(outcome.output)", sourceLocation: sourceLocation)
        return outcome.errors.trimmingCharacters(in: .newlines)
    }

    /// A file with a manifest, for `-f`.
    func manifest(_ text: String, name: String = "manifest.yaml") throws -> String {
        let path = folder.url.appendingPathComponent(name)
        try Data(text.utf8).write(to: path)
        return path.path
    }

    /// The words of each line of a table, without its head.
    static func rows(_ table: String) -> [[String]] {
        table.split(separator: "\n").dropFirst().map { $0.split(separator: " ").map(String.init) }
    }
}
