import CloudWire
import Foundation
import Testing

/// What came of a program that ran to its end.
struct Outcome {
    var status: Int32
    var output: String
    var errors: String

    /// Runs a program; what it prints goes to files, so that no full pipe can hold it up.
    static func of(
        _ executable: URL,
        _ arguments: [String],
        environment: [String: String] = [:],
        secondsMax: Int = 300
    ) async throws -> Outcome {
        let folder = try TemporaryFolder()
        let child = try ChildProcess(
            executable,
            arguments,
            environment: environment,
            output: folder.file("output"),
            errors: folder.file("errors"),
            secondsMax: secondsMax
        )
        let status = await child.status()
        return Outcome(status: status, output: folder.text("output"), errors: folder.text("errors"))
    }

    /// Runs clbsim itself.
    static func ofClbsim(_ arguments: String...) async throws -> Outcome {
        try await of(Surroundings.clbsim, arguments)
    }

    /// Runs one of the scripts, which has to succeed; what it prints is the result.
    @discardableResult
    static func ofScript(
        _ name: String,
        _ arguments: [String],
        environment: [String: String] = [:],
        secondsMax: Int = 300,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> String {
        let outcome = try await of(
            Surroundings.client("python"),
            [Surroundings.script(name)] + arguments,
            environment: environment,
            secondsMax: secondsMax
        )
        try #require(
            outcome.status == 0,
            "\(name) ended with \(outcome.status): \(outcome.errors.suffix(3000))",
            sourceLocation: sourceLocation
        )
        return outcome.output
    }
}
