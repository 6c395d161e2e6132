import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOSSL

/// How the gateway sets up and serves one connection.
///
/// Hummingbird's server accepts and quiesces; the pipeline is the gateway's own, for three reasons: signatures need
/// the target exactly as sent, bodies and answers move as one element each, and the limits are all in one place.
struct GatewayChannel: ServerChildChannel {
    typealias Value = NIOAsyncChannel<Received, ByteBuffer>

    /// What stands between the socket and HTTP.
    enum Front: Sendable {
        /// Plain text, in which a client may ask for a TLS tunnel.
        case gate
        case tls
    }

    let front: Front
    let tls: NIOSSLContext
    let limits: GatewayLimits
    let bodies: BodyBudget
    let responder: GatewayResponder
    let now: @Sendable () -> Int64

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        channel.eventLoop.makeCompletedFuture {
            // Answers are small and whole: holding one back to join it with the next only delays it.
            try channel.syncOptions?.setOption(.tcpOption(.tcp_nodelay), value: 1)
            let pipeline = channel.pipeline.syncOperations
            switch front {
            case .gate: try pipeline.addHandler(TunnelGateHandler(tls: tls, limits: limits))
            case .tls: try channel.addTLS(tls, position: .last)
            }
            try pipeline.addHandler(ByteToMessageHandler(decoder))
            // Behind the decoder, so that a head sent a byte at a time does not count as activity.
            try pipeline.addHandler(IdleStateHandler(allTimeout: limits.idleTimeout))
            try pipeline.addHandler(RequestCollector(limits: limits, bodies: bodies))
            return try NIOAsyncChannel(
                wrappingChannelSynchronously: channel,
                configuration: .init(
                    backPressureStrategy: .init(lowWatermark: 1, highWatermark: limits.pipelinedRequests),
                    isOutboundHalfClosureEnabled: true
                )
            )
        }
    }

    func handle(value: Value, logger: Logger) async {
        do {
            try await withTaskExecutorPreference(LoopExecutor(value.channel.eventLoop)) {
                try await value.executeThenClose { inbound, outbound in
                    try await answer(inbound, outbound)
                }
            }
        } catch {
            // The client went away, or does not speak TLS to the TLS port: its affair, and nobody is left to tell.
            logger.trace("connection ended early", metadata: ["reason": "\(error)"])
        }
    }

    private func answer(
        _ inbound: NIOAsyncChannelInboundStream<Received>,
        _ outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    ) async throws {
        var requests = inbound.makeAsyncIterator()
        var date = DateHeader()
        while let received = try await requests.next() {
            let response = await responder.respond(to: received)
            try await outbound.write(response.serialized(date: date.text(at: now())))
            if !response.keepsAlive { break }
        }
        // The client is told first and given time to hang up: see `lingerTimeout`.
        outbound.finish()
        while try await requests.next() != nil {}
    }

    private var decoder: HTTPRequestDecoder {
        var configuration = NIOHTTPDecoderLimitConfiguration()
        configuration.maxHeaderFieldSize = limits.headerFieldBytesMax
        configuration.maxHeaderListSize = limits.headerSectionBytesMax
        configuration.maxHeaderFieldCount = limits.headerFieldCountMax
        return HTTPRequestDecoder(
            leftOverBytesStrategy: .dropBytes,
            informationalResponseStrategy: .forward,
            limitConfiguration: configuration
        )
    }
}
