import CloudServer
import NIOCore
import Testing

struct GatewayShutdownTests {
    private static let request = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"

    @Test func `idle connections are closed`() async throws {
        try await TestGateway.with { gateway in
            try await Conversation.with(port: gateway.ports.http) { client in
                try await client.send(Self.request)
                _ = try await client.response()

                await gateway.shutDown()

                #expect(try await client.rest() == "")
            }
        }
    }

    @Test func `a request that runs is answered first`() async throws {
        let (running, begun) = AsyncStream.makeStream(of: Void.self)
        let gate = Gate()
        var routes = TestGateway.echo
        routes.answer = { _ in
            begun.yield()
            gate.wait()
            return Array("done".utf8)
        }
        try await TestGateway.with(routes: routes) { gateway in
            try await Conversation.with(port: gateway.ports.http) { client in
                try await client.send(Self.request)
                for await _ in running { break }

                await gateway.shutDown()
                gate.open()

                #expect(try await client.response().body == "done")
                #expect(try await client.rest() == "")
            }
        }
    }

    @Test func `a request that never arrives whole holds the end up for a limited time`() async throws {
        var limits = GatewayLimits()
        limits.shutdownTimeout = .milliseconds(20)
        try await TestGateway.with(limits: limits) { gateway in
            try await Conversation.with(port: gateway.ports.http) { client in
                try await client.send("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n")
                #expect(try await client.response().status == 100)

                await gateway.shutDown()

                #expect(try await client.rest() == "")
            }
        }
    }
}
