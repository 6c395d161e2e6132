import CloudAPI
import KubeAPI
import KubeObjects
import CloudModel
import CloudWire
import LocalCloud
import TestSupport
import Testing

/// Why a thing is as it is (reconciler reference 1, 3.3, 6.1).
struct ExplainTests {
    private func text(_ answer: JSON) -> [String] { (answer["text"]?.array ?? []).compactMap(\.string) }

    @Test func `a Service is explained by the rule that decided, and there is nothing to do`() async throws {
        let explained = try await ExplainedWorld.web()
        let answer = try await explained.ask("service/default/web")
        #expect(answer["isWanted"] == true)
        #expect(answer["rule"]?.string?.contains("LoadBalancer") == true)
        #expect(answer["plan"] == [])
        #expect(answer["loadBalancers"]?[0]?["id"] == (try explained.loadBalancer()["LoadBalancerId"]))
        let lines = text(answer)
        #expect(lines.first?.hasSuffix("Kubernetes v1.32.2-eks.1 (the vendor's)") == true)
        #expect(lines.contains("plan: nothing to do"))
    }

    @Test func `a Service without a load balancer is told why`() async throws {
        let explained = try await ExplainedWorld.web(type: "NodePort")
        let answer = try await explained.ask("svc/default/web")
        #expect(answer["isWanted"] == false)
        #expect(text(answer).contains { $0.hasPrefix("decision: no load balancer: ") })
    }

    @Test func `a failure is told with its request, and the request with the Event that names it`() async throws {
        let explained = try await ExplainedWorld.web(serviceAnnotations: [
            "service.kubernetes.io/qcloud-loadbalancer-internal-subnetid": "subnet-00000000"
        ])
        let answer = try await explained.ask("service/default/web")
        let failure = try #require(answer["failure"])
        #expect(failure["message"]?.string?.contains("ErrorCode: E4") == true)
        #expect(text(answer).contains { $0.hasPrefix("failed: Service Sync ClientError") })
        let id = try #require(
            explained.world.events(about: "web").compactMap { event in
                event.firstMatch(of: /RequestId: ([0-9a-f-]{36})/).map { String($0.1) }
            }.first
        )
        let request = try await explained.ask(id)
        #expect(request["outcome"] == "refused")
        #expect(text(request).contains { $0.contains("Service default/web") })
    }

    @Test func `a load balancer is explained by its maker, its user and the health of its targets`() async throws {
        let explained = try await ExplainedWorld.web()
        // Until they were probed often enough their health is unknown.
        await explained.world.advance(by: .seconds(60))
        let id = try #require(explained.loadBalancer()["LoadBalancerId"]?.string)
        let answer = try await explained.ask(id)
        let cluster = explained.world.cluster.cluster.id.rawValue
        #expect(answer["boughtBy"]?.string == cluster)
        #expect(answer["users"] == [["subject": .string("service/default/web of \(cluster)"), "owns": true]])
        let targets = answer["listeners"]?[0]?["targets"]?.array ?? []
        #expect(targets.compactMap { $0["health"] } == ["Alive", "Alive"])
        #expect(Set(targets.compactMap { $0["pod"]?.string }) == Set(explained.pods().map { "default/\($0)" }))
        #expect(text(answer).contains("made by: the reconciler of \(cluster)"))
    }

    @Test func `a load balancer made through the API has no user`() async throws {
        let explained = try await ExplainedWorld(ReconciledCluster())
        let made = try explained.cloud.clb("CreateLoadBalancer", ["LoadBalancerType": "OPEN"])
        let lines = text(try await explained.ask(made["LoadBalancerIds"]?[0]?.string ?? ""))
        #expect(
            lines.dropFirst() == [
                "made by: somebody with the API", "used by: no Service and no Ingress", "no listener",
            ]
        )
    }

    @Test func `a request that began a task is explained by its outcome`() async throws {
        let explained = try await ExplainedWorld(ReconciledCluster())
        let made = try explained.cloud.clb("CreateLoadBalancer", ["LoadBalancerType": "OPEN"])
        let answer = try await explained.ask(made["RequestId"]?.string ?? "")
        #expect(answer["action"] == "CreateLoadBalancer")
        #expect(answer["outcome"]?.string?.hasPrefix("succeeded at ") == true)
        #expect(answer["loadBalancers"] == made["LoadBalancerIds"])
    }

    @Test func `a subnet's addresses are counted, each with its holder`() async throws {
        let explained = try await ExplainedWorld.web()
        let subnet = explained.world.cluster.podSubnet.rawValue
        let vpc = JSON.string(explained.world.cluster.cluster.vpcId.rawValue)
        let made = try explained.cloud.clb(
            "CreateLoadBalancer",
            ["LoadBalancerType": "INTERNAL", "VpcId": vpc, "SubnetId": .string(subnet)]
        )
        let answer = try await explained.ask(subnet)
        #expect(answer["total"] == 253)
        #expect(answer["counts"]?["pod"] == 2)
        #expect(answer["counts"]?["loadBalancer"] == 1)
        #expect(answer["used"]?.int.map { $0 + (answer["available"]?.int ?? 0) } == 253)
        let id = try #require(made["LoadBalancerIds"]?[0]?.string)
        #expect(text(answer).contains { $0.contains("VIP of load balancer \(id)") })
        #expect(text(answer).contains { $0.contains("pod default/\(explained.pods()[0]) of cls-") })
    }

    @Test(arguments: ["service/default/none", "lb-00000000", "subnet-00000000", "00000000-0000-0000-0000-000000000000"])
    func `what is not there is said to be missing`(subject: String) async throws {
        let explained = try await ExplainedWorld(ReconciledCluster())
        await #expect { try await explained.ask(subject) } throws: { problem in
            if case .missing = problem as? ExplainProblem { true } else { false }
        }
    }

    @Test(arguments: ["", "service/web", "deployment/default/web", "service/default/web/more"])
    func `what cannot be understood is said to be unclear`(subject: String) async throws {
        let explained = try await ExplainedWorld(ReconciledCluster())
        await #expect { try await explained.ask(subject) } throws: { problem in
            if case .unclear = problem as? ExplainProblem { true } else { false }
        }
    }

    @Test func `notes are told, as that no endpoint is ready`() async throws {
        let explained = try await ExplainedWorld.web(replicas: 0)
        let answer = try await explained.ask("service/default/web")
        #expect(answer["notes"] == ["no endpoint is ready"])
        #expect(text(answer).contains("note: no endpoint is ready"))
    }

    @Test func `a refused Service names a load balancer, and does not have it`() async throws {
        let world = try ReconciledCluster()
        try world.apply(.service("first", type: "LoadBalancer"))
        await world.advance(by: .seconds(60))
        let id = try #require(world.loadBalancers().last?["LoadBalancerId"]?.string)
        let annotations = ["service.kubernetes.io/tke-existed-lbid": id]
        try world.apply(.service("web", type: "LoadBalancer", annotations: annotations))
        let explained = try await ExplainedWorld(world)
        let lines = text(try await explained.ask("service/default/web"))
        #expect(
            lines.contains("decision: refused: E4012 Can not use lb: created by TKE for service: default/first")
        )
        #expect(lines.contains("names \(id), refused (E4012)"))
        #expect(lines.contains("plan: blocked until this is mended"))
        let cluster = world.cluster.cluster.id
        let answer = try await explained.ask(id)
        #expect(answer["users"] == [["subject": .string("service/default/first of \(cluster)"), "owns": true]])
        #expect(answer["namedBy"] == [.string("service/default/web of \(cluster)")])
    }

    @Test func `what was deleted since the last sync is said to be gone`() async throws {
        let explained = try await ExplainedWorld.web()
        let id = try #require(explained.loadBalancer()["LoadBalancerId"]?.string)
        let listeners = try explained.cloud.clb("DescribeListeners", ["LoadBalancerId": .string(id)])["Listeners"]
        _ = try explained.cloud.clb(
            "DeleteListener",
            ["LoadBalancerId": .string(id), "ListenerId": listeners?[0]?["ListenerId"] ?? .null]
        )
        let answer = try await explained.ask("service/default/web")
        #expect(answer["gone"] == [.string("TCP:80 of \(id)")])
        let lines = text(answer)
        #expect(lines.contains("gone since the last sync: TCP:80 of \(id)"))
        #expect(lines.contains("plan: made at the next sync"))
        _ = try explained.cloud.clb("DeleteLoadBalancer", ["LoadBalancerIds": [.string(id)]])
        #expect(try await explained.ask("service/default/web")["gone"] == [.string(id)])
    }
}
