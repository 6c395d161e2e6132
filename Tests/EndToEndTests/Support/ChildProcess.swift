import Foundation

/// A program in a process of its own, killed if it lives longer than it may.
final class ChildProcess: Sendable {
    private let process = Process()
    private let exit: AsyncStream<Int32>

    /// Starts the program; it gets the test's environment, with some more or others, and no input.
    init(
        _ executable: URL,
        _ arguments: [String],
        environment: [String: String],
        output: any Sendable,
        errors: FileHandle,
        secondsMax: Int
    ) throws {
        let (exit, ended) = AsyncStream.makeStream(of: Int32.self)
        self.exit = exit
        process.executableURL = executable
        process.arguments = arguments
        process.environment = Surroundings.environment.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = errors
        process.terminationHandler = {
            ended.yield($0.terminationStatus)
            ended.finish()
        }
        try process.run()
        DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(secondsMax)) { [weak self] in
            self?.send(SIGKILL)
        }
    }

    deinit {
        send(SIGKILL)
    }

    var id: Int32 { process.processIdentifier }

    /// The status the program ends with, once it has; that of a killed one is the signal's number.
    func status() async -> Int32 {
        for await status in exit { return status }
        return -1
    }

    func send(_ signal: Int32) {
        if process.isRunning { kill(id, signal) }
    }
}
