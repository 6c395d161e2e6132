import Foundation
import NIOCore
import NIOPosix
import NIOSSL

/// The client's side of one connection, a step at a time: what is sent and read is exactly what a test says.
struct Conversation {
    let channel: any Channel
    private var inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
    private let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    private var unread = ByteBuffer()

    /// Connects, talks, and hangs up.
    static func with<Result>(
        port: Int,
        tls: NIOSSLContext? = nil,
        serverName: String = "clb.tencentcloudapi.com",
        _ talk: (inout Conversation) async throws -> Result
    ) async throws -> Result {
        let connection = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let tls {
                        let handler = try NIOSSLClientHandler(context: tls, serverHostname: serverName)
                        try channel.pipeline.syncOperations.addHandler(handler)
                    }
                    return try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        return try await connection.executeThenClose { inbound, outbound in
            var conversation = Conversation(
                channel: connection.channel,
                inbound: inbound.makeAsyncIterator(),
                outbound: outbound
            )
            return try await talk(&conversation)
        }
    }

    private init(
        channel: any Channel,
        inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator,
        outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    ) {
        self.channel = channel
        self.inbound = inbound
        self.outbound = outbound
    }

    func send(_ text: String) async throws {
        try await outbound.write(ByteBuffer(string: text))
    }

    /// Goes on in TLS on the same connection, as a client does in a tunnel.
    func startTLS(_ tls: NIOSSLContext, serverName: String) async throws {
        try await channel.eventLoop.submit { [channel] in
            let handler = try NIOSSLClientHandler(context: tls, serverHostname: serverName)
            try channel.pipeline.syncOperations.addHandler(handler, position: .first)
        }.get()
    }

    /// Reads to the end of the next head and the body it announces.
    mutating func response(hasBody: Bool = true) async throws -> Reply {
        var text = ""
        while !text.contains("\r\n\r\n") {
            guard let byte = unread.readString(length: 1) else {
                guard try await readMore() else { throw ConnectionEnded(after: text) }
                continue
            }
            text += byte
            if text.utf8.suffix(4).elementsEqual("\r\n\r\n".utf8) { break }
        }
        var reply = Reply(head: text)
        let length = hasBody ? reply.contentLength : 0
        while unread.readableBytes < length {
            guard try await readMore() else { throw ConnectionEnded(after: text) }
        }
        reply.body = unread.readString(length: length) ?? ""
        return reply
    }

    /// Reads until the server hangs up.
    mutating func rest() async throws -> String {
        while try await readMore() {}
        return unread.readString(length: unread.readableBytes) ?? ""
    }

    private mutating func readMore() async throws -> Bool {
        guard let bytes = try await inbound.next() else { return false }
        unread.writeImmutableBuffer(bytes)
        return true
    }
}

/// The server hung up in the middle.
struct ConnectionEnded: Error {
    var after: String
}

extension Error {
    /// Whether this is how a connection looks to a client that sends after the server has hung up.
    var isEndOfConnection: Bool {
        switch self {
        case let error as IOError: [ECONNRESET, EPIPE].contains(error.errnoCode)
        case let error as ChannelError: [.ioOnClosedChannel, .alreadyClosed, .outputClosed].contains(error)
        default: false
        }
    }
}
