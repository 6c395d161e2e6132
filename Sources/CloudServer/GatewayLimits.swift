package import NIOCore

/// Every bound the gateway puts on what a client may make it hold or wait for.
package struct GatewayLimits: Sendable {
    /// The vendor's limit for a signed POST; the smaller ones for other forms are the API's own to check.
    package var bodyBytesMax = 10 * 1024 * 1024
    /// One header field, and the request target; more than the 32 KiB that the API allows a query, so that it answers.
    package var headerFieldBytesMax = 64 * 1024
    package var headerSectionBytesMax = 128 * 1024
    package var headerFieldCountMax = 200
    /// The head of a request to open a tunnel, which holds little but a host name.
    package var tunnelHeadBytesMax = 8 * 1024
    /// What all large bodies together may take: four of the largest at once.
    package var largeBodyBytesTotal = 40 * 1024 * 1024
    /// Up to this size a body is small, which is nearly every one.
    package var smallBodyBytesMax = 4 * 1024
    /// How much of a body is given room on the word of `Content-Length` alone.
    package var bodyBytesReserved = 64 * 1024
    package var connectionsPerPort = 4_096
    /// Requests of one connection that wait while an earlier one is answered.
    package var pipelinedRequests = 4
    /// How long a connection may go without a request or an answer on it.
    package var idleTimeout = TimeAmount.seconds(60)
    /// How long a client may keep sending after the last answer of a connection.
    ///
    /// Closing at once while bytes are still arriving resets the connection, and the client loses the answer.
    package var lingerTimeout = TimeAmount.seconds(2)
    /// How long a TLS client may take to say goodbye in turn; most clients never do.
    package var farewellTimeout = TimeAmount.milliseconds(500)
    /// How long a request that is still arriving may hold up the end of the process.
    package var shutdownTimeout = TimeAmount.seconds(3)

    package init() {}
}
