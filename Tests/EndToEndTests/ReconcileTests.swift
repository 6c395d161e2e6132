import CloudWire
import Foundation
import Testing

/// `clbsim reconcile` in a process of its own, against a simulator in another.
struct ReconcileTests {
    private static let credential = ["CLBSIM_SECRET_ID": "AKIDclbsim", "TENCENTCLOUD_SECRET_KEY": "clbsim"]

    private func reconcile(
        _ simulator: RunningSimulator,
        _ arguments: [String],
        environment: [String: String] = credential
    ) async throws -> Outcome {
        try await Outcome.of(
            Surroundings.clbsim,
            ["reconcile", "--endpoint", "http://\(simulator.http)", "--kubeconfig", simulator.kubeconfig] + arguments,
            environment: environment
        )
    }

    /// The default cluster's id, as its kubeconfig names it.
    private func cluster(_ simulator: RunningSimulator) throws -> String {
        let text = try String(contentsOfFile: simulator.kubeconfig, encoding: .utf8)
        let match = try #require(text.firstMatch(of: /cls-[0-9a-z]+/))
        return String(match.output)
    }

    @Test func `a Service gets a load balancer in one run, and the leadership is given up after it`() async throws {
        try await RunningSimulator.with("--task-delay", "none") { simulator in
            let kubectl = try Kubectl(.newest, simulator)
            try await kubectl("create", "service", "loadbalancer", "web", "--tcp=80:80")
            let run = try await reconcile(simulator, ["--cluster-id", cluster(simulator), "--once"])

            #expect(run.status == 0, "\(run.errors)")
            let address = try await kubectl("get", "svc", "web", "-o", "jsonpath={.status.loadBalancer.ingress[0].ip}")
            #expect(!address.isEmpty)
            let lease = try await kubectl("get", "lease", "-n", "kube-system", "clbsim-reconciler", "-o", "json")
            let spec = try JSONParser.parse(Array(lease.utf8))["spec"]
            #expect(spec?["leaseDurationSeconds"] == 1)
            #expect(spec?["holderIdentity"]?.string ?? "" == "")
        }
    }

    @Test func `a dry run prints the plan of every object, changes nothing, and ends`() async throws {
        try await RunningSimulator.with("--task-delay", "none", "--no-reconciler") { simulator in
            let kubectl = try Kubectl(.newest, simulator)
            try await kubectl("create", "service", "loadbalancer", "web", "--tcp=80:80")
            try await kubectl("create", "service", "nodeport", "plain", "--tcp=80:80")
            let before = try await kubectl("get", "svc", "web", "-o", "jsonpath={.metadata.resourceVersion}")
            let id = try cluster(simulator)
            let run = try await reconcile(simulator, ["--cluster-id", id, "--dry-run"])

            #expect(run.status == 0, "\(run.errors)")
            #expect(run.output.contains("Service default/web: wants a load balancer: its type is LoadBalancer\n"))
            #expect(run.output.contains("- create load balancer \(id)_default_web, public in vpc-"))
            #expect(run.output.contains("- create listener TCP:80 on the new one\n"))
            #expect(run.output.contains("Service default/plain: has none from us: its type is NodePort\nnothing to do"))
            #expect(run.output.hasSuffix("3 objects, 2 steps, 0 failures; nothing was changed\n"))
            #expect(try await kubectl("get", "svc", "web", "-o", "jsonpath={.metadata.resourceVersion}") == before)
            #expect(try await kubectl("get", "lease", "-n", "kube-system", "-o", "name") == "")
            #expect(try await kubectl("get", "events", "-o", "name") == "")
            let cloud = SignedCalls(authority: simulator.http)
            #expect(try await cloud("clb", "DescribeLoadBalancers")["TotalCount"] == 0)
        }
    }

    @Test func `what keeps it from starting is said`() async throws {
        try await RunningSimulator.with { simulator in
            let stranger = try await reconcile(simulator, ["--cluster-id", "cls-00000000"])
            #expect(stranger.status == 1)
            #expect(stranger.errors.contains("The cloud has no elastic cluster cls-00000000 here; say --vpc-id."))

            let wrong = try await reconcile(simulator, ["--cluster-id", "cls-00000000", "--secret-key", "wrong"])
            #expect(wrong.status == 1)
            #expect(wrong.errors.contains("AuthFailure.SignatureFailure"))

            let context = try await reconcile(simulator, ["--cluster-id", "cls-00000000", "--context", "none"])
            #expect(context.errors.contains("The kubeconfig has no context `none`."))

            let keyless = try await reconcile(simulator, ["--cluster-id", "cls-00000000"], environment: [:])
            #expect(keyless.status == 64)
            #expect(keyless.errors.contains("--secret-id"))
        }
    }
}
