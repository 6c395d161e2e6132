import CloudWire
import Testing

/// `clbsim explain` in a process of its own, against a simulator in another.
struct ExplainTests {
    private func explain(_ simulator: RunningSimulator, _ arguments: String...) async throws -> Outcome {
        try await Outcome.of(
            Surroundings.clbsim,
            ["explain"] + arguments + ["--endpoint", "http://\(simulator.http)"]
        )
    }

    @Test func `a Service, its load balancer, its subnet and the way to it are explained`() async throws {
        try await RunningSimulator.with("--task-delay", "none") { simulator in
            let kubectl = try Kubectl(.newest, simulator)
            try await kubectl("create", "deployment", "web", "--image=nginx")
            try await kubectl("create", "service", "loadbalancer", "web", "--tcp=80:80")
            let path = "jsonpath={.status.loadBalancer.ingress[0].ip}"
            try await kubectl("wait", "service/web", "--for=\(path)", "--timeout=60s")
            try await kubectl("wait", "deployment/web", "--for=condition=Available", "--timeout=60s")

            let service = try await explain(simulator, "service/default/web")
            #expect(service.status == 0, "\(service.errors)")
            #expect(service.output.contains("decision: a load balancer: "))
            #expect(!service.output.contains("note: "))
            try await kubectl("annotate", "service", "web", "service.kubernetes.io/tke-existing-lbid=lb-1")
            let misspelt = try await explain(simulator, "service/default/web")
            #expect(misspelt.output.contains("note: Annotation service.kubernetes.io/tke-existing-lbid is not known"))
            #expect(misspelt.output.contains("the closest known one is service.kubernetes.io/tke-existed-lbid."))
            let id = try #require(service.output.firstMatch(of: /lb-[0-9a-z]{8}/)).output
            let loadBalancer = try await explain(simulator, String(id))
            #expect(loadBalancer.output.contains("used by: service/default/web of cls-"))
            let json = try JSONParser.parse(Array(try await explain(simulator, String(id), "--json").output.utf8))
            #expect(json["subject"]?.string == String(id))

            let vip = try await kubectl("get", "service", "web", "-o", path)
            let wrong = try await explain(simulator, "reach", "--from", "internet", "--to", "\(vip):81")
            #expect(wrong.status == 1)
            #expect(wrong.output.contains("FAILED   listener and rule  no listener has port 81"))
            #expect(wrong.output.contains("not reachable: "))
            let pod = try await kubectl("get", "pods", "-o", "jsonpath={.items[0].metadata.name}")
            let own = try await explain(simulator, "reach", "--from", "pod/default/\(pod)", "--to", "\(vip):80")
            #expect(own.output.contains("FAILED   way to it"))
        }
    }

    @Test func `what cannot be explained ends with an error`() async throws {
        try await RunningSimulator.with { simulator in
            let missing = try await explain(simulator, "lb-00000000")
            #expect(missing.status == 1)
            #expect(missing.errors.contains("There is no load balancer lb-00000000."))
            let unclear = try await explain(simulator, "reach", "--from", "nowhere", "--to", "10.0.0.1:80")
            #expect(unclear.status == 64)
            #expect(unclear.errors.contains("pod/NAMESPACE/NAME"))
        }
        let alone = try await Outcome.ofClbsim("explain", "lb-00000000", "--endpoint", "http://127.0.0.1:1")
        #expect(alone.status == 1)
        #expect(alone.errors.contains("No simulator answers at http://127.0.0.1:1"))
    }
}
