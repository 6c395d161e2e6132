import NIOHTTP1

/// What a connection has brought, as far as it asks for an answer.
enum Received: Equatable, Sendable {
    case complete(HTTPRequestHead, body: [UInt8])
    /// The body is past the limit; what follows on the connection is thrown away.
    case tooLarge(HTTPRequestHead)
    /// Not HTTP, or past the limits of a head; what follows on the connection is thrown away.
    case unreadable
}
