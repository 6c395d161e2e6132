import Testing

/// What no client should send, over real sockets.
struct BadInputTests {
    private static let kinds = [
        "a body of 12 MB", "a form of 12 MB", "10,000 header lines", "a header line of 1 MB", "half a head",
        "half a body", "halves that stay", "large halves that stay", "JSON of five million values",
        "JSON that is not UTF-8", "a form that is not UTF-8",
        "JSON 100,000 lists deep", "no JSON at all", "garbage", "TLS on the plain port", "garbage on the TLS port",
        "plain HTTP on the TLS port",
    ]

    @Test(arguments: kinds)
    func `the process answers it, stays up and stays small`(kind: String) async throws {
        try await RunningSimulator.with { simulator in
            try await Outcome.ofScript("bad_input", [kind, simulator.http, simulator.https])

            #expect(try simulator.peakMiB() < 200)
        }
    }
}
