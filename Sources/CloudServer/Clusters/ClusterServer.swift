package import CloudWire
import HummingbirdCore
package import Logging
import NIOCore
import NIOPosix
import NIOSSL
import ServiceLifecycle

/// The TLS port on which the clusters' own APIs are served.
///
/// Run it in a `ServiceGroup`, as ``GatewayServer``.
package struct ClusterServer: Service, CustomStringConvertible {
    /// What a log calls it; without one, all it holds would be read through for a name.
    package var description: String { "the clusters" }

    private let configuration: ClusterServerConfiguration
    private let answer: @Sendable (ServerRequest) -> ServerAnswer
    private let logger: Logger
    private let onReady: @Sendable (Int) async -> Void

    /// A server that has yet to be run; `onReady` is called once, with the real port.
    package init(
        configuration: ClusterServerConfiguration,
        answer: @escaping @Sendable (ServerRequest) -> ServerAnswer,
        logger: Logger,
        onReady: @escaping @Sendable (Int) async -> Void = { _ in }
    ) {
        self.configuration = configuration
        self.answer = answer
        self.logger = logger
        self.onReady = onReady
    }

    /// Serves until the service group shuts down or the task is cancelled.
    ///
    /// - Throws: ``PortUnavailable``, or what is wrong with the certificate.
    package func run() async throws {
        let responder = ClusterResponder(answer: answer)
        let channel = ClusterChannel(
            tls: try configuration.makeTLSContext(),
            http: HTTP1Channel(responder: { try await responder.respond(to: $0, $1, $2) })
        )
        let (host, wantedPort, onReady) = (configuration.host, configuration.port, onReady)
        let server = Server(
            childChannelSetup: channel,
            configuration: ServerConfiguration(address: .hostname(host, port: wantedPort)),
            onServerRunning: { await onReady($0.localAddress?.port ?? wantedPort) },
            eventLoopGroup: MultiThreadedEventLoopGroup.singleton,
            logger: logger.quieted
        )
        do {
            try await server.run()
        } catch let error as CancellationError {
            throw error
        } catch {
            throw PortUnavailable(host: host, port: wantedPort, reason: "\(error)")
        }
    }
}

extension Logger {
    /// For a library that announces each server at the level of the simulator's own messages, which say it better.
    var quieted: Logger {
        var logger = self
        if logger.logLevel == .info { logger.logLevel = .notice }
        return logger
    }
}
