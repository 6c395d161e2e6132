import CloudServer
import Foundation
import LocalCA
import NIOSSL
import Testing

struct GatewayTLSTests {
    private static let request = "POST / HTTP/1.1\r\nHost: clb.tencentcloudapi.com\r\nContent-Length: 2\r\n\r\n{}"
    private static let echo = "POST\n/\nclb.tencentcloudapi.com\n2\n{}"

    @Test(arguments: ["clb.tencentcloudapi.com", "tencentcloudapi.com", "localhost"])
    func `a client that trusts the authority is served by TLS`(name: String) async throws {
        try await TestGateway.with { gateway in
            let trust = try TestGateway.trust()
            let reply = try await Conversation.with(port: gateway.ports.https, tls: trust, serverName: name) { client in
                try await client.send(Self.request)
                return try await client.response()
            }

            #expect(reply.body == Self.echo)
        }
    }

    @Test func `a name the certificate does not hold is not believed`() async throws {
        try await TestGateway.with { gateway in
            let trust = try TestGateway.trust()
            await #expect(throws: (any Error).self) {
                try await Conversation.with(port: gateway.ports.https, tls: trust, serverName: "example.com") {
                    client in
                    try await client.send(Self.request)
                    return try await client.response()
                }
            }
        }
    }

    @Test func `the last answer reaches a client that asks to close`() async throws {
        try await TestGateway.with { gateway in
            let trust = try TestGateway.trust()
            try await Conversation.with(port: gateway.ports.https, tls: trust) { client in
                try await client.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")

                #expect(try await client.response().body == "GET\n/\na\n0\n")
                #expect(try await client.rest() == "")
            }
        }
    }

    @Test func `a tunnel to the vendor's host ends here`() async throws {
        try await TestGateway.with { gateway in
            let trust = try TestGateway.trust()
            try await Conversation.with(port: gateway.ports.http) { client in
                try await client.send("CONNECT clb.tencentcloudapi.com:443 HTTP/1.1\r\nHost: x\r\n\r\n")
                let opened = try await client.response()
                #expect(opened.head == "HTTP/1.1 200 Connection established\r\n\r\n")

                try await client.startTLS(trust, serverName: "clb.tencentcloudapi.com")
                for _ in 1...2 {
                    try await client.send(Self.request)
                    #expect(try await client.response().body == Self.echo)
                }
            }
        }
    }

    @Test func `a CONNECT to another host is refused`() async throws {
        try await TestGateway.with { gateway in
            try await Conversation.with(port: gateway.ports.http) { client in
                try await client.send("CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\n\r\n")

                let reply = try await client.response()
                #expect(reply.head.hasPrefix("HTTP/1.1 403 Forbidden\r\n"))
                #expect(reply.body.contains("tencentcloudapi.com"))
                #expect(try await client.rest() == "")
            }
        }
    }

    @Test func `plain HTTP to the TLS port is hung up on, and others are still served`() async throws {
        try await TestGateway.with { gateway in
            let plain = try await Conversation.with(port: gateway.ports.https) { client in
                try await client.send(Self.request)
                return try await client.rest()
            }
            #expect(!plain.contains("HTTP/1.1"))

            let trust = try TestGateway.trust()
            try await Conversation.with(port: gateway.ports.https, tls: trust) { client in
                try await client.send(Self.request)
                #expect(try await client.response().status == 200)
            }
        }
    }

    @Test func `the authority's file is all a client needs`() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("clbsim-tls-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let authority = AuthorityFolder(folder)
        let identity = try authority.identity(for: TestGateway.names, now: .now)
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.trustRoots = .file(authority.authorityFile.path)
        let trust = try NIOSSLContext(configuration: configuration)

        try await TestGateway.with(identity: identity) { gateway in
            try await Conversation.with(port: gateway.ports.https, tls: trust) { client in
                try await client.send(Self.request)
                #expect(try await client.response().body == Self.echo)
            }
        }
    }
}
