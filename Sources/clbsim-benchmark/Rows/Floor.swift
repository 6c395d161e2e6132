import ArgumentParser
import CloudServer
import Foundation
import LocalCA
import Logging

/// The bare HTTP stack: it answers every request with the same bytes and does nothing else.
struct Floor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "floor", shouldDisplay: false)

    @Option var port: Int
    @Option var bodyBytes: Int

    func run() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("clbsim-floor")
        let identity = try AuthorityFolder(folder).identity(for: ["localhost"], now: Date())
        let body = [UInt8](repeating: UInt8(ascii: "x"), count: bodyBytes)
        let server = GatewayServer(
            configuration: GatewayConfiguration(
                ports: GatewayPorts(http: port, https: 0),
                certificatePEM: identity.certificatePEM,
                privateKeyPEM: identity.privateKeyPEM,
                now: { 0 }
            ),
            routes: GatewayRoutes(answer: { _ in body }, tooLarge: { _ in body }, control: { _ in ControlResponse() }),
            logger: Logger(label: "floor") { _ in SwiftLogNoOpLogHandler() }
        )
        try await server.run()
    }

    /// The rate of the floor with requests and responses of the size of a get.
    static func perSecond(executable: String, request: [UInt8], bodyBytes: Int, workload: Workload) throws -> Double {
        let port = try ServerProcess.freePort()
        let arguments = ["floor", "--port", "\(port)", "--body-bytes", "\(bodyBytes)"]
        let server = try ServerProcess(executable, arguments, port: port) { request }
        defer { server.stop() }
        return try Load.run(port: port, connections: workload.connections) { number in
            number < workload.gets ? request : nil
        }.perSecond
    }
}
