import NIOCore
import NIOSSL

/// Carries out what ``TunnelGate`` decides, at the very front of a connection to the HTTP port.
///
/// An open tunnel is not a second connection: TLS is put in front of the handlers that are already there, and this
/// one leaves, so that the tunnel's requests are served like any others.
final class TunnelGateHandler: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let tls: NIOSSLContext
    private var gate: TunnelGate
    private var isRefused = false

    init(tls: NIOSSLContext, limits: GatewayLimits) {
        self.tls = tls
        gate = TunnelGate(headBytesMax: limits.tunnelHeadBytesMax)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if isRefused { return }
        switch gate.receive(unwrapInboundIn(data)) {
        case .wait: break
        case .pass(let bytes): leave(context, replaying: bytes)
        case .open(let bytes): open(context, bytes)
        case .refuse(let refusal): refuse(context, refusal)
        }
    }

    private func open(_ context: ChannelHandlerContext, _ bytes: ByteBuffer) {
        let established = ByteBuffer(staticString: "HTTP/1.1 200 Connection established\r\n\r\n")
        context.writeAndFlush(wrapOutboundOut(established), promise: nil)
        do {
            try context.channel.addTLS(tls, position: .after(self))
            leave(context, replaying: bytes)
        } catch {
            context.close(promise: nil)
        }
    }

    private func refuse(_ context: ChannelHandlerContext, _ refusal: TunnelRefusal) {
        isRefused = true
        context.writeAndFlush(wrapOutboundOut(refusal.response), promise: nil)
        // From the far end of the pipeline, so that the collector limits how long the client may linger.
        context.channel.close(mode: .output, promise: nil)
    }

    private func leave(_ context: ChannelHandlerContext, replaying bytes: ByteBuffer) {
        if bytes.readableBytes > 0 { context.fireChannelRead(wrapInboundOut(bytes)) }
        context.pipeline.syncOperations.removeHandler(context: context, promise: nil)
    }
}
