import CloudServer
import CloudWire
import Foundation
import HTTPTypes
import LocalCA
import Logging
import NIOSSL
import ServiceLifecycle

/// A gateway on free ports whose API echoes what it was asked.
struct TestGateway: Sendable {
    let ports: GatewayPorts
    private let group: ServiceGroup

    // No address: the client library would take a match of the address it dialled for a match of the name.
    static let names = ["*.tencentcloudapi.com", "tencentcloudapi.com", "localhost"]
    private static let identity = Result { try CertificateAuthority(now: .now).issue(for: names, now: .now) }

    /// What a client needs to trust the gateway.
    static func trust() throws -> NIOSSLContext {
        var configuration = TLSConfiguration.makeClientConfiguration()
        let authority = try NIOSSLCertificate.fromPEMBytes(Array(identity.get().authorityPEM.utf8))
        configuration.trustRoots = .certificates(authority)
        return try NIOSSLContext(configuration: configuration)
    }

    static func configuration(
        ports: GatewayPorts = GatewayPorts(http: 0, https: 0),
        limits: GatewayLimits = GatewayLimits(),
        identity: ServerIdentity? = nil
    ) throws -> GatewayConfiguration {
        let identity = try identity ?? Self.identity.get()
        return GatewayConfiguration(
            ports: ports,
            certificatePEM: identity.certificatePEM,
            privateKeyPEM: identity.privateKeyPEM,
            now: { 1_795_420_800 },
            limits: limits
        )
    }

    static let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    /// Method, target, host, length of the body and the body itself, each on a line.
    static let echo = GatewayRoutes(
        answer: { request in
            let body = String(decoding: request.body.prefix(100), as: UTF8.self)
            let lines = [request.method.rawValue, request.target, request.host, "\(request.body.count)", body]
            return Array(lines.joined(separator: "\n").utf8)
        },
        tooLarge: { Array("too large: \($0.target), \($0.body.count)".utf8) },
        control: { request in
            let text =
                "\(request.method) \(request.path) \(request.query) \(String(decoding: request.body, as: UTF8.self))"
            return ControlResponse(
                status: .accepted,
                contentType: "text/plain",
                headers: [.location: "/_clbsim/next"],
                body: Array(text.utf8)
            )
        }
    )

    /// What the process does on SIGTERM.
    func shutDown() async {
        await group.triggerGracefulShutdown()
    }

    /// Runs a gateway for as long as the body takes, and waits until it has ended.
    static func with(
        limits: GatewayLimits = GatewayLimits(),
        routes: GatewayRoutes = echo,
        identity: ServerIdentity? = nil,
        _ body: @escaping @Sendable (TestGateway) async throws -> Void
    ) async throws {
        let (ready, report) = AsyncStream.makeStream(of: GatewayPorts.self)
        let server = try GatewayServer(
            configuration: configuration(limits: limits, identity: identity),
            routes: routes,
            logger: quiet,
            onReady: { report.yield($0) }
        )
        let group = ServiceGroup(configuration: .init(services: [.init(service: server)], logger: quiet))
        try await withThrowingTaskGroup { tasks in
            tasks.addTask { try await group.run() }
            for await ports in ready {
                try await body(TestGateway(ports: ports, group: group))
                break
            }
            await group.triggerGracefulShutdown()
            while try await tasks.next() != nil {}
        }
    }
}
