import HummingbirdCore
import Logging
import NIOCore
import NIOSSL

/// How one connection to the clusters' APIs is set up: TLS that may carry a client's certificate, then HTTP/1.1.
struct ClusterChannel: ServerChildChannel {
    typealias Value = HTTP1Channel.Value

    let tls: NIOSSLContext
    let http: HTTP1Channel

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        channel.eventLoop.makeCompletedFuture {
            try channel.syncOptions?.setOption(.tcpOption(.tcp_nodelay), value: 1)
            try channel.addTLS(tls, position: .last)
        }.flatMap {
            http.setup(channel: channel, logger: logger)
        }
    }

    func handle(value: Value, logger: Logger) async {
        await withTaskExecutorPreference(LoopExecutor(value.channel.eventLoop)) {
            await http.handle(value: value, logger: logger)
        }
    }
}
