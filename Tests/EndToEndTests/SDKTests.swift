import Testing

/// The official Python SDK: each way it signs and sends, and every answer read by its model classes.
struct SDKTests {
    @Test(arguments: ["http", "https"])
    func `requests signed by the current method are served`(scheme: String) async throws {
        try await RunningSimulator.with("--task-delay", "none") { simulator in
            let place = scheme == "http" ? [simulator.http] : [simulator.https, simulator.authority]

            try await Outcome.ofScript("round_trip", [scheme, "POST", "TC3-HMAC-SHA256"] + place)
        }
    }

    @Test func `a query signed by the current method is served`() async throws {
        try await RunningSimulator.with("--task-delay", "none") { simulator in
            try await Outcome.ofScript("round_trip", ["http", "GET", "TC3-HMAC-SHA256", simulator.http])
        }
    }

    @Test(arguments: ["GET", "POST"], ["HmacSHA1", "HmacSHA256"])
    func `forms signed by the old methods are served`(method: String, signature: String) async throws {
        try await RunningSimulator.with("--task-delay", "none") { simulator in
            try await Outcome.ofScript("round_trip", ["http", method, signature, simulator.http])
        }
    }

    @Test(arguments: ["http", "https"])
    func `a proxy variable leads the real host names here`(scheme: String) async throws {
        try await RunningSimulator.with("--task-delay", "none") { simulator in
            let proxy = ["\(scheme.uppercased())_PROXY": "http://\(simulator.http)"]
            try await Outcome.ofScript("trust", [simulator.authority])

            try await Outcome.ofScript("round_trip", [scheme, "POST", "TC3-HMAC-SHA256"], environment: proxy)
        }
    }

    @Test func `two accounts at work together see nothing of each other`() async throws {
        try await RunningSimulator.with { simulator in
            try await Outcome.ofScript("worlds", [simulator.http])
        }
    }
}
