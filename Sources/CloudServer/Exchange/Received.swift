import NIOHTTP1

/// What a connection has brought, as far as it asks for an answer.
enum Received: Equatable, Sendable {
    /// The lease is for as long as the body is held.
    case complete(HTTPRequestHead, body: [UInt8], lease: BodyLease? = nil)
    /// The body is past the limit; what follows on the connection is thrown away.
    case tooLarge(HTTPRequestHead)
    /// Other bodies take all the room there is; what follows on the connection is thrown away.
    case overloaded
    /// Not HTTP, or past the limits of a head; what follows on the connection is thrown away.
    case unreadable
}
