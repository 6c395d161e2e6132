import CloudWire
import Foundation
import HTTPTypes
import HummingbirdCore
import NIOCore
import NIOSSL

/// Turns HTTP into requests and answers into HTTP: whole ones, and streams of lines with their timers.
struct ClusterResponder: Sendable {
    /// What a stock server takes at most.
    private static let bodyBytesMax = 3 * 1024 * 1024
    /// How often a client that asks for it is told how far it is.
    private static let positionInterval = TimeAmount.minutes(1)

    let answer: @Sendable (ServerRequest) -> ServerAnswer

    func respond(to request: Request, _ writer: consuming ResponseWriter, _ channel: any Channel) async throws {
        // A stream learns from the request's body that its client has gone: no GET has a body to read before.
        guard let body = try await body(of: request) else { return try await refuse(writer) }
        let hasCertificate = await hasClientCertificate(channel)
        switch answer(ServerRequest(request, body: body, hasClientCertificate: hasCertificate)) {
        case .whole(let whole): try await write(whole, isHead: request.method == .head, writer)
        case .stream(let stream): try await write(stream, request, writer, channel)
        }
    }

    /// The whole body; nil where it is too large.
    private func body(of request: Request) async throws -> ByteBuffer? {
        guard request.method != .get else { return ByteBuffer() }
        do {
            return try await request.body.collect(upTo: Self.bodyBytesMax)
        } catch is NIOTooManyBytesError {
            return nil
        }
    }

    private func write(_ whole: WholeAnswer, isHead: Bool, _ writer: consuming ResponseWriter) async throws {
        var head = HTTPResponse(status: .init(code: whole.status))
        head.headerFields[.contentType] = whole.contentType
        head.headerFields[.contentLength] = String(whole.body.count)
        for header in whole.headers {
            guard let name = HTTPField.Name(header.name) else { continue }
            head.headerFields.append(HTTPField(name: name, value: header.value))
        }
        var body = try await writer.writeHead(head)
        if !isHead { try await body.write(ByteBuffer(bytes: whole.body)) }
        try await body.finish(nil)
    }

    private func refuse(_ writer: consuming ResponseWriter) async throws {
        var answer = WholeAnswer(
            status: 413,
            [
                "kind": "Status", "apiVersion": "v1", "metadata": [:], "status": "Failure",
                "message": .string("Request entity too large: limit is \(Self.bodyBytesMax)"),
                "reason": "RequestEntityTooLarge", "code": 413,
            ]
        )
        answer.headers = [("Connection", "close")]
        try await write(answer, isHead: false, writer)
    }

    /// Writes lines as they come, until there are no more, the client has heard enough, or it has gone.
    private func write(
        _ stream: LineStream,
        _ request: Request,
        _ writer: consuming ResponseWriter,
        _ channel: any Channel
    ) async throws {
        var head = HTTPResponse(status: .ok)
        head.headerFields[.contentType] = "application/json"
        var body = try await writer.writeHead(head)
        if !stream.start.isEmpty {
            var first = ByteBuffer()
            for line in stream.start { first.writeBytes(line) }
            try await body.write(first)
        }
        let timed = TimedLines(stream, on: channel.eventLoop, positionInterval: Self.positionInterval)
        defer { timed.end() }
        try await request.body.consumeWithInboundCloseHandler { _ in
            for await line in timed.lines { try await body.write(ByteBuffer(bytes: line)) }
        } onInboundClosed: {
            timed.end()
        }
        try await body.finish(nil)
    }

    private func hasClientCertificate(_ channel: any Channel) async -> Bool {
        let certificate = channel.pipeline.handler(type: NIOSSLServerHandler.self).map { $0.peerCertificate != nil }
        return (try? await certificate.get()) ?? false
    }
}

extension ServerRequest {
    fileprivate init(_ request: Request, body: ByteBuffer, hasClientCertificate: Bool) {
        var headers: [String: String] = [:]
        for field in request.headers { headers[field.name.canonicalName] = field.value }
        headers["host"] = request.head.authority ?? headers["host"]
        self.init(
            method: request.method.rawValue,
            path: request.uri.path.removingPercentEncoding ?? request.uri.path,
            query: QueryParameters(encoded: request.uri.query ?? ""),
            headers: headers,
            body: Array(body.readableBytesView),
            hasClientCertificate: hasClientCertificate
        )
    }
}
