import NIOCore
import NIOSSL

extension Channel {
    /// Speaks TLS to the client from here on.
    ///
    /// Under TLS a client that ends its side has ended both. Were a half-closed channel allowed, the handler would sit
    /// out its time limit after every hang-up that the gateway begins, and hold up the end of the process.
    func addTLS(_ tls: NIOSSLContext, position: ChannelPipeline.SynchronousOperations.Position) throws {
        try syncOptions?.setOption(.allowRemoteHalfClosure, value: false)
        try pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls), position: position)
    }
}
