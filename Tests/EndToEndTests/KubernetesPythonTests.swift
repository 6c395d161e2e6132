import Testing

/// The official Python client on the default cluster, each script a part of what it offers.
@Suite(.serialized)
struct KubernetesPythonTests {
    /// Importing the client alone takes a second, and lease times are real.
    private static let secondsMax = 300

    @Test(arguments: ["kube_typed", "kube_dynamic", "kube_watch", "kube_leader"])
    func `the client finds a cluster as it knows them`(script: String) async throws {
        try await RunningSimulator.with { simulator in
            try await Outcome.ofScript(script, [simulator.kubeconfig], secondsMax: Self.secondsMax)
        }
    }

    @Test func `an informer resumes where its connection broke, and lists anew where the server forgot`() async throws {
        try await TemporaryFolder.with { folder in
            let first = try await RunningSimulator(["--data", folder.path])
            async let report = Outcome.ofScript(
                "kube_informer",
                [first.kubeconfig, "\(first.child.id)"],
                secondsMax: Self.secondsMax
            )
            // The script kills it.
            _ = await first.child.status()
            let second = try await RunningSimulator(["--data", folder.path, "--kube-port", first.kubePort])

            #expect(try await report.hasPrefix("9 events, 2 lists"))

            try await second.stop()
        }
    }
}
