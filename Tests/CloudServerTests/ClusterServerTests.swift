import CloudServer
import CloudWire
import Foundation
import LocalCA
import NIOSSL
import ServiceLifecycle
import Testing

struct ClusterServerTests {
    private static let limit = 3 * 1024 * 1024

    /// Runs a server that answers with the length of the body it was sent.
    private func withServer(_ body: @escaping @Sendable (Int, NIOSSLContext) async throws -> Void) async throws {
        let identity = try CertificateAuthority(now: .now).issue(for: ["localhost"], now: .now)
        let (ready, report) = AsyncStream.makeStream(of: Int.self)
        let server = ClusterServer(
            configuration: ClusterServerConfiguration(
                host: "127.0.0.1",
                port: 0,
                certificatePEM: identity.certificatePEM,
                privateKeyPEM: identity.privateKeyPEM,
                authorityPEM: identity.authorityPEM
            ),
            answer: { .whole(WholeAnswer(["length": .int(Int64($0.body.count))])) },
            logger: TestGateway.quiet,
            onReady: { report.yield($0) }
        )
        var client = TLSConfiguration.makeClientConfiguration()
        client.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(Array(identity.authorityPEM.utf8)))
        let trust = try NIOSSLContext(configuration: client)
        let group = ServiceGroup(
            configuration: .init(services: [.init(service: server)], logger: TestGateway.quiet)
        )
        try await withThrowingTaskGroup { tasks in
            tasks.addTask { try await group.run() }
            for await port in ready {
                try await body(port, trust)
                break
            }
            await group.triggerGracefulShutdown()
            while try await tasks.next() != nil {}
        }
    }

    @Test func `a body at the limit is taken`() async throws {
        try await withServer { port, trust in
            let reply = try await Conversation.with(port: port, tls: trust, serverName: "localhost") { client in
                try await client.send("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: \(Self.limit)\r\n\r\n")
                try await client.send(String(repeating: "a", count: Self.limit))
                return try await client.response()
            }
            #expect(try JSONParser.parse(Array(reply.body.utf8)) == ["length": .int(Int64(Self.limit))])
        }
    }

    @Test func `a body past the limit is refused with a Status`() async throws {
        try await withServer { port, trust in
            let reply = try await Conversation.with(port: port, tls: trust, serverName: "localhost") { client in
                try await client.send(
                    "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: \(Self.limit + 1)\r\n\r\n"
                )
                try await client.send(String(repeating: "a", count: Self.limit + 1))
                return try await client.response()
            }
            let status = try JSONParser.parse(Array(reply.body.utf8))
            #expect(status["kind"] == "Status")
            #expect(status["reason"] == "RequestEntityTooLarge")
            #expect(status["code"] == 413)
            #expect(status["message"] == "Request entity too large: limit is 3145728")
        }
    }
}
