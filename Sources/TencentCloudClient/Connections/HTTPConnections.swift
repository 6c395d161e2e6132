import AsyncHTTPClient
import CloudWire
import NIOCore
import NIOHTTP1
import NIOSSL

/// Connections that stay open between requests, and are closed once nobody holds this any more.
///
/// HTTP/1.1 only: a connection that died silently then takes one request with it and not all of them.
final class HTTPConnections: Sendable {
    /// One request, without anything that a library adds.
    struct Outgoing {
        var method: String
        var url: String
        var headers: [(name: String, value: String)]
        var body: [UInt8]?
    }

    /// A whole answer.
    struct Answer {
        var status: Int
        var body: [UInt8]
    }

    /// Watches hold one each for as long as they last, so it is far more than calls ever need.
    private static let perHostMax = 256
    /// Shorter than what servers grant, so that a request seldom meets a connection that is just being closed.
    private static let idleMax = TimeAmount.seconds(30)
    private static let connectMax = TimeAmount.seconds(10)
    /// Far beyond the largest list that is read at once.
    private static let bodyBytesMax = 256 * 1024 * 1024

    private let client: HTTPClient
    private let silenceMax: TimeAmount

    /// - Parameters:
    ///   - tls: whom to trust and what to show; nil for the machine's own authorities.
    ///   - silenceMax: how long to wait for an answer to begin, and for each of its parts.
    ///   - isReusing: whether a connection serves one request after another.
    ///   - addresses: hosts that are reached by another name or address than their own.
    init(tls: TLSConfiguration? = nil, silenceMax: Duration, isReusing: Bool = true, addresses: [String: String] = [:])
    {
        var configuration = HTTPClient.Configuration(
            tlsConfiguration: tls,
            redirectConfiguration: .disallow,
            timeout: .init(connect: Self.connectMax, read: TimeAmount(silenceMax)),
            connectionPool: .init(
                idleTimeout: Self.idleMax,
                concurrentHTTP1ConnectionsPerHostSoftLimit: Self.perHostMax
            )
        )
        configuration.httpVersion = .http1Only
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.maximumUsesPerConnection = isReusing ? nil : 1
        configuration.dnsOverride = addresses
        client = HTTPClient(configuration: configuration)
        self.silenceMax = TimeAmount(silenceMax)
    }

    deinit {
        // The client keeps itself alive until it has ended.
        client.shutdown { _ in }
    }

    /// Sends a request and reads the whole answer.
    func send(_ request: Outgoing) async throws -> Answer {
        let response = try await open(request)
        let body = try await response.body.collect(upTo: Self.bodyBytesMax)
        return Answer(status: Int(response.status.code), body: Array(body.readableBytesView))
    }

    /// Sends a request and returns when its answer begins.
    func open(_ request: Outgoing) async throws -> HTTPClientResponse {
        var outgoing = HTTPClientRequest(url: request.url)
        outgoing.method = HTTPMethod(rawValue: request.method)
        for header in request.headers { outgoing.headers.add(name: header.name, value: header.value) }
        outgoing.body = request.body.map { .bytes(ByteBuffer(bytes: $0)) }
        return try await client.execute(outgoing, timeout: silenceMax)
    }
}
