import NIOCore

/// Looks at how a connection begins and tells a request for a tunnel from plain HTTP.
///
/// A client that is told of a proxy for HTTPS sends `CONNECT host:443` and then speaks TLS on the same connection. For
/// the vendor's hosts the tunnel ends right here. Only the very beginning is looked at: a client that wants a tunnel
/// asks first thing, and plain requests are spared all but eight comparisons.
struct TunnelGate {
    enum Step: Equatable {
        /// Too little has arrived to tell.
        case wait
        /// Plain HTTP: all that has arrived, to be replayed.
        case pass(ByteBuffer)
        /// A tunnel to this server; the bytes are what the client sent right behind its request.
        case open(ByteBuffer)
        case refuse(TunnelRefusal)
    }

    private let headBytesMax: Int
    private var held = ByteBuffer()
    private var scanned = 0

    init(headBytesMax: Int) {
        self.headBytesMax = headBytesMax
    }

    mutating func receive(_ bytes: ByteBuffer) -> Step {
        if held.readableBytes == 0 { held = bytes } else { held.writeImmutableBuffer(bytes) }
        // Method names are case-sensitive: `connect` is left to the HTTP decoder, which knows no such method.
        let isTunnel = zip(held.readableBytesView, "CONNECT ".utf8).allSatisfy { $0 == $1 }
        guard isTunnel else { return .pass(held) }
        guard held.readableBytes >= 8, let length = headLength() else {
            return held.readableBytes > headBytesMax ? .refuse(.headTooLong) : .wait
        }
        guard length <= headBytesMax, let head = held.readString(length: length) else { return .refuse(.headTooLong) }
        guard let target = Self.target(head) else { return .refuse(.malformed) }
        return target.isCloudAPI ? .open(held) : .refuse(.otherHost)
    }

    /// The length of the head with the empty line that ends it; each byte is looked at only once.
    private mutating func headLength() -> Int? {
        let view = held.readableBytesView
        for offset in scanned..<view.count where view[view.startIndex + offset] == UInt8(ascii: "\n") {
            let line = view.prefix(offset)
            if line.last == UInt8(ascii: "\n") || line.suffix(2).elementsEqual("\n\r".utf8) { return offset + 1 }
        }
        scanned = view.count
        return nil
    }

    private static func target(_ head: String) -> TunnelTarget? {
        let line = head.prefix { !$0.isNewline }
        let parts = line.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[2].hasPrefix("HTTP/1.") else { return nil }
        return TunnelTarget(parts[1])
    }
}
