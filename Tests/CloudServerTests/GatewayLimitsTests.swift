import CloudServer
import NIOCore
import Testing

struct GatewayLimitsTests {
    @Test(arguments: ["Content-Length: 1025\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n401\r\n"])
    func `a body past the limit is answered by the API, and the connection ends`(head: String) async throws {
        var limits = GatewayLimits()
        limits.bodyBytesMax = 1_024
        try await TestGateway.with(limits: limits) { gateway in
            try await Conversation.with(port: gateway.ports.http) { client in
                try await client.send("POST / HTTP/1.1\r\nHost: a\r\n\(head)")
                try await client.send(String(repeating: "x", count: 1_025))

                let reply = try await client.response()
                #expect(reply.status == 200)
                #expect(reply.body == "too large: /, 0")
                #expect(reply["connection"] == "close")
                #expect(try await client.rest() == "")
            }
        }
    }

    @Test func `a body at the limit is served`() async throws {
        try await TestGateway.with { gateway in
            try await Conversation.with(port: gateway.ports.http) { client in
                let length = GatewayLimits().bodyBytesMax
                try await client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: \(length)\r\n\r\n")
                for _ in 0..<10 { try await client.send(String(repeating: "x", count: length / 10)) }

                #expect(try await client.response().body.hasPrefix("POST\n/\na\n\(length)\nxxx"))
            }
        }
    }

    @Test func `a body past the limit under the control prefix is refused`() async throws {
        try await TestGateway.with { gateway in
            let reply = try await Conversation.with(port: gateway.ports.http) { client in
                try await client.send("POST /_clbsim/state HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999\r\n\r\n")
                return try await client.response()
            }

            #expect(reply.status == 413)
        }
    }

    @Test(arguments: UnreadableHead.allCases)
    func `a head past the limits or of no sense is refused, and the connection ends`(
        head: UnreadableHead
    ) async throws {
        try await TestGateway.with { gateway in
            try await Conversation.with(port: gateway.ports.http) { client in
                try await client.send("GET / HTTP/1.1\r\nHost: a\r\n\(head.fields)\r\n")

                let reply = try await client.response()
                #expect(reply.status == 400)
                #expect(reply["connection"] == "close")
                #expect(try await client.rest() == "")
            }
        }
    }

    @Test(arguments: [
        "\r\n\r\n\0\0\0\0", "hello\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "connect a:443 HTTP/1.1\r\n\r\n",
    ])
    func `what is not HTTP is refused`(text: String) async throws {
        try await TestGateway.with { gateway in
            let reply = try await Conversation.with(port: gateway.ports.http) { client in
                try await client.send(text)
                return try await client.response()
            }

            #expect(reply.status == 400)
        }
    }

    @Test(arguments: ["", "CONN", "GET / HT", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nabc"])
    func `a connection on which nothing more arrives ends`(beginning: String) async throws {
        var limits = GatewayLimits()
        limits.idleTimeout = .milliseconds(20)
        try await TestGateway.with(limits: limits) { gateway in
            do {
                try await Conversation.with(port: gateway.ports.http) { client in
                    try await client.send(beginning)

                    #expect(try await client.rest() == "")
                }
            } catch  where error.isEndOfConnection {
                // A test held up for longer than the timeout sends to a connection that has ended already.
            }
        }
    }

    @Test func `a client that goes on sending after the last answer is hung up on`() async throws {
        var limits = GatewayLimits()
        limits.lingerTimeout = .milliseconds(20)
        try await TestGateway.with(limits: limits) { gateway in
            try await Conversation.with(port: gateway.ports.http) { client in
                try await client.channel.setOption(.allowRemoteHalfClosure, value: true).get()
                try await client.send("GET / HTTP/1.0\r\n\r\n")
                _ = try await client.response()
                #expect(try await client.rest() == "")

                await #expect(throws: (any Error).self) {
                    while true { try await client.send("more") }
                }
            }
        }
    }
}
