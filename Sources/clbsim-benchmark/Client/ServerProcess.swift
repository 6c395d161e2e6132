import Foundation

/// A server under measurement, in a process of its own that ends with this object.
final class ServerProcess {
    let port: Int
    /// From spawn to the first answer that passed the probe.
    private(set) var startSeconds: Double = 0
    private let process = Process()

    /// Starts a program and sends it a request again and again until it answers.
    init(
        _ executable: String,
        _ arguments: [String],
        port: Int,
        environment: [String: String] = [:],
        probe: () -> [UInt8]
    ) throws {
        self.port = port
        process.executableURL = URL(fileURLWithPath: executable)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let begin = Load.now()
        try process.run()
        while true {
            if let answer = try? Connection(port: port).exchange(probe()), !answer.isEmpty { break }
            guard process.isRunning, Load.now() - begin < 60 else {
                throw Connection.Failure(description: "\(executable) did not start")
            }
            usleep(500)
        }
        startSeconds = Load.now() - begin
    }

    deinit {
        stop()
    }

    /// Ends the server at once.
    ///
    /// Not by SIGTERM: a child inherits the signals that this thread blocks, and a server that does not unblock them
    /// would never hear of it.
    func stop() {
        guard process.isRunning else { return }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// Resident memory in MiB: all of it, and the part that is not backed by files.
    func memoryMiB() -> (resident: Double, anonymous: Double) {
        let status = (try? String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)) ?? ""
        func field(_ name: String) -> Double {
            let line = status.split(separator: "\n").first { $0.hasPrefix(name + ":") }
            return Double(line?.split(whereSeparator: \.isWhitespace).dropFirst().first ?? "0").map { $0 / 1024 } ?? 0
        }
        return (field("VmRSS"), field("RssAnon"))
    }

    /// A port that was free a moment ago.
    static func freePort() throws -> Int {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let status = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                bind(descriptor, pointer, length) == 0 && getsockname(descriptor, pointer, &length) == 0
            }
        }
        guard status else { throw Connection.Failure(description: "no free port") }
        return Int(in_port_t(bigEndian: address.sin_port))
    }
}
