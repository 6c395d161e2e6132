import NIOCore
import NIOEmbedded
import NIOSSL
import NIOTLS

/// The client's side of TLS without a socket: bytes in, bytes out, so that one thread can serve many connections.
final class TLSSession {
    private let channel = EmbeddedChannel()
    private let handshake = Handshake()

    /// A session that has begun its handshake; ``pending()`` has what to send first.
    init(_ context: NIOSSLContext) throws {
        let handlers: [any ChannelHandler] = [
            try NIOSSLClientHandler(context: context, serverHostname: nil), handshake,
        ]
        try channel.pipeline.syncOperations.addHandlers(handlers)
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 443)).wait()
    }

    /// What trusts an authority; nobody but this machine is behind the address that is dialled.
    static func trust(_ authorityPEM: [UInt8]) throws -> NIOSSLContext {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(authorityPEM))
        configuration.certificateVerification = .noHostnameVerification
        return try NIOSSLContext(configuration: configuration)
    }

    var isReady: Bool { handshake.isDone }

    /// What to send for those bytes.
    func seal(_ plain: [UInt8]) throws -> [UInt8] {
        try channel.writeOutbound(ByteBuffer(bytes: plain))
        return try pending()
    }

    /// What the received bytes say, as far as they are whole.
    func open(_ received: ArraySlice<UInt8>) throws -> [UInt8] {
        try channel.writeInbound(ByteBuffer(bytes: received))
        var plain: [UInt8] = []
        while let part = try channel.readInbound(as: ByteBuffer.self) {
            plain.append(contentsOf: part.readableBytesView)
        }
        return plain
    }

    /// What the protocol itself wants sent.
    func pending() throws -> [UInt8] {
        var sealed: [UInt8] = []
        while let part = try channel.readOutbound(as: ByteBuffer.self) {
            sealed.append(contentsOf: part.readableBytesView)
        }
        return sealed
    }

    private final class Handshake: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias InboundOut = ByteBuffer

        private(set) var isDone = false

        func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
            if case TLSUserEvent.handshakeCompleted = event { isDone = true }
            context.fireUserInboundEventTriggered(event)
        }
    }
}
