import NIOCore
import NIOHTTP1

/// The last handler of a connection's pipeline: whole requests go in to the task that answers, whole answers come out.
///
/// One element a request instead of one a part halves the hops between the event loop and the answering task. The
/// decisions are ``RequestCollection``'s and ``ConnectionLife``'s; this carries them out.
final class RequestCollector: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = Received
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let limits: GatewayLimits
    private var collection: RequestCollection
    private var life = ConnectionLife()
    private var forcedClose: Scheduled<Void>?

    init(limits: GatewayLimits, bodies: BodyBudget) {
        self.limits = limits
        collection = RequestCollection(limits: limits, budget: bodies)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            switch collection.receive(head) {
            case .wait: break
            case .invite: invite(context)
            case .deliver(let received): deliver(received, context)
            }
        case .body(let bytes): deliver(collection.receive(bytes), context)
        case .end: deliver(collection.finish(), context)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        switch error {
        case is HTTPParserError: deliver(collection.fail(), context)
        // The decoder complains once more for everything that follows what it could not read.
        case is ByteToMessageDecoderError: break
        default: context.fireErrorCaught(error)
        }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        context.write(data, promise: promise)
        guard life.answerWritten(isReading: collection.isReading) == .close else { return }
        context.flush()
        context.close(promise: nil)
    }

    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        if mode == .output { forceClose(in: limits.lingerTimeout, context) }
        context.close(mode: mode, promise: promise)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case is ChannelShouldQuiesceEvent:
            switch life.quiesce(isReading: collection.isReading) {
            case .carryOn: break
            case .close: context.close(promise: nil)
            case .closeSoon: forceClose(in: limits.shutdownTimeout, context)
            }
        case is IdleStateHandler.IdleStateEvent:
            if life.idled() == .close { context.close(promise: nil) }
        default:
            context.fireUserInboundEventTriggered(event)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        forcedClose?.cancel()
        context.fireChannelInactive()
    }

    private func deliver(_ received: Received?, _ context: ChannelHandlerContext) {
        guard let received else { return }
        life.requestDelivered()
        context.fireChannelRead(wrapInboundOut(received))
    }

    private func invite(_ context: ChannelHandlerContext) {
        guard life.mayInvite else { return }
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(staticString: "HTTP/1.1 100 Continue\r\n\r\n")), promise: nil)
    }

    private func forceClose(in time: TimeAmount, _ context: ChannelHandlerContext) {
        guard forcedClose == nil else { return }
        let channel = context.channel
        forcedClose = context.eventLoop.scheduleTask(in: time) { channel.close(promise: nil) }
    }
}
