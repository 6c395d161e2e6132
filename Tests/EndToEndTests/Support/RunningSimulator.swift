import CloudWire
import Foundation
import Testing

/// The real executable, serving on free ports.
struct RunningSimulator {
    let child: ChildProcess
    /// What the ready line said.
    let ready: JSON
    private let folder: TemporaryFolder

    /// Starts it and waits for its ready line.
    init(_ arguments: [String] = [], secondsMax: Int = 900) async throws {
        folder = try TemporaryFolder()
        let output = Pipe()
        child = try ChildProcess(
            Surroundings.clbsim,
            [
                "serve", "--http-port", "0", "--https-port", "0", "--kube-port", "0", "--log-format", "json",
                "--kubeconfig", folder.path + "/kubeconfig",
            ] + arguments,
            environment: [:],
            output: output,
            errors: folder.file("errors"),
            secondsMax: secondsMax
        )
        let line = await Self.firstLine(of: output)
        let errors = folder.text("errors")
        ready = try #require(try? JSONParser.parse(Array(line.utf8)), "clbsim is not ready: \(errors)")
    }

    /// Runs a body beside a simulator, which has to end cleanly and to have reported nothing bad.
    static func with(
        _ arguments: String...,
        sourceLocation: SourceLocation = #_sourceLocation,
        body: (RunningSimulator) async throws -> Void
    ) async throws {
        let simulator = try await RunningSimulator(arguments)
        try await body(simulator)
        try await simulator.stop(sourceLocation: sourceLocation)
    }

    /// Asks it to end.
    func stop(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        child.send(SIGTERM)
        #expect(await child.status() == 0, "\(log)", sourceLocation: sourceLocation)
        #expect(!log.contains(#""level":"error""#), "\(log)", sourceLocation: sourceLocation)
    }

    var http: String { address("http") }
    var https: String { address("https") }
    var authority: String { ready["caFile"]?.string ?? "" }
    var kubeconfig: String { ready["kubeconfig"]?.string ?? "" }
    var kubePort: String { ready["kube"]?.string?.split(separator: ":").last.map(String.init) ?? "" }
    var log: String { folder.text("errors") }

    /// `127.0.0.1:PORT`, as clients want it.
    private func address(_ scheme: String) -> String {
        ready[scheme]?.string.map { String($0.dropFirst(scheme.count + "://".count)) } ?? ""
    }

    /// The most memory it ever had resident, as the kernel counts it.
    func peakMiB() throws -> Int {
        let status = try String(contentsOfFile: "/proc/\(child.id)/status", encoding: .utf8)
        let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") })
        return try #require(Int(line.split(whereSeparator: \.isWhitespace)[1])) / 1024
    }

    private static func firstLine(of pipe: Pipe) async -> String {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                var line = Data()
                // Ends at the latest when the child does: then the pipe is at its end.
                while !line.contains(UInt8(ascii: "\n")) {
                    let more = pipe.fileHandleForReading.availableData
                    if more.isEmpty { break }
                    line += more
                }
                continuation.resume(returning: String(decoding: line, as: UTF8.self))
            }
        }
    }
}
