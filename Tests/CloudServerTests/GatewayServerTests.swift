import CloudServer
import CloudWire
import Testing

struct GatewayServerTests {
    @Test func `an API request reaches the API as sent and is answered with status 200`() async throws {
        try await TestGateway.with { gateway in
            let reply = try await Conversation.with(port: gateway.ports.http) { client in
                try await client.send("POST /?a=%2f HTTP/1.1\r\nHost: clb.test:80\r\nContent-Length: 5\r\n\r\nhello")
                return try await client.response()
            }

            #expect(reply.status == 200)
            #expect(reply.body == "POST\n/?a=%2f\nclb.test:80\n5\nhello")
            #expect(reply["content-type"] == "application/json")
            #expect(reply["connection"] == "keep-alive")
            #expect(reply["server"] == "nginx")
            #expect(reply["date"] == "Mon, 23 Nov 2026 08:00:00 GMT")
        }
    }

    @Test func `a connection serves one request after the other, also when they come at once`() async throws {
        try await TestGateway.with { gateway in
            try await Conversation.with(port: gateway.ports.http) { client in
                let one = "GET /?n=1 HTTP/1.1\r\nHost: a\r\n\r\n"
                try await client.send(one)
                #expect(try await client.response().body == "GET\n/?n=1\na\n0\n")

                try await client.send((2...20).map { "GET /?n=\($0) HTTP/1.1\r\nHost: a\r\n\r\n" }.joined())
                for number in 2...20 {
                    #expect(try await client.response().body == "GET\n/?n=\(number)\na\n0\n")
                }
            }
        }
    }

    @Test(arguments: [
        ("http://clb.tencentcloudapi.com/?x=1", "Host: signed.example\r\n", "signed.example"),
        ("http://clb.tencentcloudapi.com/?x=1", "", "clb.tencentcloudapi.com"),
    ])
    func `a request to a proxy is served here`(target: String, header: String, host: String) async throws {
        try await TestGateway.with { gateway in
            let reply = try await Conversation.with(port: gateway.ports.http) { client in
                try await client.send("GET \(target) HTTP/1.1\r\n\(header)\r\n")
                return try await client.response()
            }

            #expect(reply.body == "GET\n/?x=1\n\(host)\n0\n")
        }
    }

    @Test func `paths under the control prefix go to the simulator itself`() async throws {
        try await TestGateway.with { gateway in
            let reply = try await Conversation.with(port: gateway.ports.http) { client in
                try await client.send("PUT /_clbsim/clock?by=1h HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}")
                return try await client.response()
            }

            #expect(reply.status == 202)
            #expect(reply.body == "PUT /_clbsim/clock by=1h {}")
            #expect(reply["content-type"] == "text/plain")
            #expect(reply["location"] == "/_clbsim/next")
        }
    }

    @Test(arguments: ["/favicon.ico", "/_clbsimx", "//", "*"])
    func `nothing is served at other paths`(path: String) async throws {
        try await TestGateway.with { gateway in
            let reply = try await Conversation.with(port: gateway.ports.http) { client in
                try await client.send("OPTIONS \(path) HTTP/1.1\r\nHost: a\r\n\r\n")
                return try await client.response()
            }

            #expect(reply.status == 404)
            #expect(reply.body.hasPrefix(#"{"error":"#))
        }
    }

    @Test func `a request for the head alone gets no body`() async throws {
        try await TestGateway.with { gateway in
            try await Conversation.with(port: gateway.ports.http) { client in
                try await client.send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n")

                #expect(try await client.response(hasBody: false).contentLength > 0)
                #expect(try await client.response().body == "GET\n/\na\n0\n")
            }
        }
    }

    @Test func `a client that asks to wait for the go-ahead gets it`() async throws {
        try await TestGateway.with { gateway in
            try await Conversation.with(port: gateway.ports.http) { client in
                try await client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n")
                #expect(try await client.response().status == 100)

                try await client.send("{}")
                #expect(try await client.response().body == "POST\n/\na\n2\n{}")
            }
        }
    }

    @Test(arguments: [
        ("HTTP/1.0\r\nHost: a", false),
        ("HTTP/1.0\r\nHost: a\r\nConnection: keep-alive", true),
        ("HTTP/1.1\r\nHost: a\r\nConnection: Close", false),
        ("HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: h2c", false),
    ])
    func `a connection is kept or closed as the client says`(head: String, isKept: Bool) async throws {
        try await TestGateway.with { gateway in
            try await Conversation.with(port: gateway.ports.http) { client in
                try await client.send("GET / \(head)\r\n\r\n")
                let reply = try await client.response()
                #expect(reply.body == "GET\n/\na\n0\n")
                #expect(reply["connection"] == (isKept ? "keep-alive" : "close"))

                if !isKept { #expect(try await client.rest() == "") }
            }
        }
    }

    @Test func `a port that is taken is named`() async throws {
        try await TestGateway.with { gateway in
            let second = try GatewayServer(
                configuration: TestGateway.configuration(ports: gateway.ports),
                routes: TestGateway.echo,
                logger: TestGateway.quiet
            )

            let error = await #expect(throws: PortUnavailable.self) { try await second.run() }

            #expect([gateway.ports.http, gateway.ports.https].contains(error?.port))
            #expect(error?.description.contains("Address already in use") == true)
        }
    }
}
