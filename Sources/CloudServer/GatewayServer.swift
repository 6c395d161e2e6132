import HummingbirdCore
package import Logging
import NIOCore
import NIOPosix
import NIOSSL
import ServiceLifecycle

/// The HTTP and HTTPS ports of the simulated cloud, serving the same thing.
///
/// Run it in a `ServiceGroup`: when that shuts down, the gateway stops accepting, closes idle connections, finishes
/// the requests that run, and returns.
package struct GatewayServer: Service, CustomStringConvertible {
    /// What a log calls it; without one, all it holds would be read through for a name.
    package var description: String { "the gateway" }

    private let configuration: GatewayConfiguration
    private let routes: GatewayRoutes
    private let logger: Logger
    private let onReady: @Sendable (GatewayPorts) async -> Void

    /// A gateway that has yet to be run.
    ///
    /// `onReady` is called once, with the real ports, when both accept connections.
    package init(
        configuration: GatewayConfiguration,
        routes: GatewayRoutes,
        logger: Logger,
        onReady: @escaping @Sendable (GatewayPorts) async -> Void = { _ in }
    ) {
        self.configuration = configuration
        self.routes = routes
        self.logger = logger
        self.onReady = onReady
    }

    /// Serves until the service group shuts down or the task is cancelled.
    ///
    /// - Throws: ``PortUnavailable``, or what is wrong with the certificate.
    package func run() async throws {
        let tls = try configuration.makeTLSContext()
        let bodies = BodyBudget(bytes: configuration.limits.largeBodyBytesTotal)
        let (bound, report) = AsyncStream.makeStream(of: BoundPort.self)
        try await withThrowingTaskGroup { group in
            for front in [GatewayChannel.Front.gate, .tls] {
                group.addTask { try await serve(front, tls: tls, bodies: bodies, report: report) }
            }
            group.addTask { await announce(bound) }
            // One at a time: waiting for all would sit beside the one port until the other's failure is heard of.
            while try await group.next() != nil {}
        }
    }

    private func announce(_ bound: AsyncStream<BoundPort>) async {
        var ports: [GatewayChannel.Front: Int] = [:]
        for await port in bound {
            ports[port.front] = port.number
            guard let http = ports[.gate], let https = ports[.tls] else { continue }
            return await onReady(GatewayPorts(http: http, https: https))
        }
    }

    private func serve(
        _ front: GatewayChannel.Front,
        tls: NIOSSLContext,
        bodies: BodyBudget,
        report: AsyncStream<BoundPort>.Continuation
    ) async throws {
        let (host, port) = (configuration.host, front == .gate ? configuration.ports.http : configuration.ports.https)
        let server = Server(
            childChannelSetup: GatewayChannel(
                front: front,
                tls: tls,
                limits: configuration.limits,
                bodies: bodies,
                responder: GatewayResponder(routes: routes),
                now: configuration.now
            ),
            configuration: ServerConfiguration(
                address: .hostname(host, port: port),
                availableConnectionsDelegate: .maximum(configuration.limits.connectionsPerPort, logger: logger.quieted)
            ),
            onServerRunning: { channel in
                report.yield(BoundPort(front: front, number: channel.localAddress?.port ?? port))
            },
            eventLoopGroup: MultiThreadedEventLoopGroup.singleton,
            logger: logger.quieted
        )
        do {
            try await server.run()
        } catch let error as CancellationError {
            throw error
        } catch {
            // The library throws only while it binds; later failures end single connections.
            throw PortUnavailable(host: host, port: port, reason: "\(error)")
        }
    }
}
