import CLBReconciler
import CloudWire
import KubeObjects
import TestSupport
import Testing

/// The annotation `specify-protocol` in all its forms (reference 2.4).
struct ServiceProtocolTests {
    private static let key = "service.cloud.tencent.com/specify-protocol"

    private static func world(
        _ text: String,
        ports: JSON = [["port": 80, "targetPort": 8080]]
    ) async throws
        -> ReconciledCluster
    {
        let world = try ReconciledCluster()
        for name in ["a.example", "b.example"] {
            let id = try world.cluster.cloud.certificate(name)
            try world.apply([
                "apiVersion": "v1", "kind": "Secret", "metadata": ["name": .string("cert-\(name)")], "type": "Opaque",
                "stringData": ["qcloud_cert_id": id],
            ])
        }
        try world.apply(.deployment("web", replicas: 1))
        try await world.make(
            .service("web", type: "LoadBalancer", annotations: [key: text]).with(spec: ["ports": ports])
        )
        return world
    }

    private func listeners(_ world: ReconciledCluster) throws -> [String] {
        try world.listeners(of: world.loadBalancerId(of: "web")).map {
            String($0.split(separator: " ").first ?? "")
        }
    }

    private func domains(_ world: ReconciledCluster) throws -> [String] {
        let id = world.loadBalancerId(of: "web") ?? ""
        let answer = try world.cluster.cloud.clb("DescribeListeners", ["LoadBalancerId": .string(id)])
        return (answer["Listeners"]?[0]?["Rules"]?.array ?? []).compactMap { $0["Domain"]?.string }.sorted()
    }

    @Test func `TCP_SSL takes the certificate of a Secret`() async throws {
        let world = try await Self.world(#"{"80":{"protocol":["TCP_SSL"],"tls":"cert-a.example"}}"#)
        #expect(world.warnings(about: "web") == [])
        #expect(try listeners(world) == ["TCP_SSL:80"])
        #expect(try world.targets(of: world.loadBalancerId(of: "web")).count == 1)
    }

    @Test func `HTTP has a rule for each host`() async throws {
        let world = try await Self.world(#"{"80":{"protocol":["HTTP"],"hosts":{"a.example":{},"b.example":{}}}}"#)
        #expect(world.warnings(about: "web") == [])
        #expect(try listeners(world) == ["HTTP:80"])
        #expect(try domains(world) == ["a.example", "b.example"])
        #expect(try world.targets(of: world.loadBalancerId(of: "web")).count == 2)
    }

    @Test func `HTTP without hosts has one rule on the address`() async throws {
        let world = try await Self.world(#"{"80":{"protocol":["HTTP"]}}"#)
        #expect(world.warnings(about: "web") == [])
        #expect(try domains(world) == [world.address(of: "web")])
    }

    @Test func `HTTPS with hosts has a certificate for each`() async throws {
        let world = try await Self.world(
            #"{"80":{"protocol":["HTTPS"],"hosts":{"a.example":{"tls":"cert-a.example"},"b.example":{"tls":"cert-b.example"}}}}"#
        )
        #expect(world.warnings(about: "web") == [])
        #expect(try listeners(world) == ["HTTPS:80"])
        let id = world.loadBalancerId(of: "web") ?? ""
        let answer = try world.cluster.cloud.clb("DescribeListeners", ["LoadBalancerId": .string(id)])
        let rules = answer["Listeners"]?[0]?["Rules"]?.array ?? []
        #expect(Set(rules.compactMap { $0[path: "Certificate", "CertId"]?.string }).count == 2)
        #expect(answer["Listeners"]?[0]?["SniSwitch"] == 1)
    }

    @Test func `TCP and UDP listen on one port`() async throws {
        let world = try await Self.world(#"{"80":{"protocol":["TCP","UDP"]}}"#)
        #expect(world.warnings(about: "web") == [])
        #expect(try listeners(world) == ["TCP:80", "UDP:80"])
        #expect(try world.targets(of: world.loadBalancerId(of: "web")).count == 2)
    }

    @Test func `QUIC has the certificate of its Secret`() async throws {
        let world = try await Self.world(#"{"80":{"protocol":["QUIC"],"tls":"cert-a.example"}}"#)
        #expect(world.warnings(about: "web") == [])
        #expect(try listeners(world) == ["QUIC:80"])
    }

    @Test func `ports that it does not name follow the spec, and those it names besides are ignored`() async throws {
        let world = try await Self.world(
            #"{"80":{"protocol":["HTTP"]},"99":{"protocol":["HTTP"]}}"#,
            ports: [
                ["name": "a", "port": 80, "targetPort": 8080], ["name": "b", "port": 81, "targetPort": 8081],
                ["name": "c", "port": 53, "targetPort": 53, "protocol": "UDP"],
            ]
        )
        #expect(try listeners(world) == ["HTTP:80", "TCP:81", "UDP:53"])
    }

    @Test(arguments: [
        ("no JSON", "E4005"), (#"{"80":{"protocol":["SMTP"]}}"#, "E4005"),
        (#"{"80":{"protocol":["TCP","HTTP"]}}"#, "E4005"), (#"{"80":{"protocol":["TCP_SSL"]}}"#, "E4009"),
        (#"{"80":{"protocol":["TCP_SSL"],"tls":"absent"}}"#, "E4010"),
    ])
    func `what cannot be understood is refused before anything is bought`(text: String, code: String) async throws {
        let world = try await Self.world(text)
        #expect(world.warnings(about: "web") == [code])
        #expect(try world.loadBalancers().isEmpty)
    }

    @Test func `it is for LoadBalancer Services only`() async throws {
        let world = try ReconciledCluster(version: "1.20.6-eks.5")
        let annotations = [Self.key: #"{"80":{"protocol":["HTTP"]}}"#]
        try await world.make(.service("web", type: "ClusterIP", annotations: annotations))
        #expect(try listeners(world) == ["TCP:80"])
    }

    @Test func `taking it off brings the spec's protocol back`() async throws {
        let world = try await Self.world(#"{"80":{"protocol":["HTTP"]}}"#)
        try await world.annotate("web", [Self.key: nil])
        #expect(world.warnings(about: "web") == [])
        #expect(try listeners(world) == ["TCP:80"])
        #expect(try world.targets(of: world.loadBalancerId(of: "web")).count == 1)
    }

    @Test func `a Service of SCTP ports alone is refused, and nothing is bought`() async throws {
        let world = try ReconciledCluster()
        try await world.make(
            .service("web", type: "LoadBalancer").with(spec: ["ports": [["port": 80, "protocol": "SCTP"]]])
        )
        #expect(world.warnings(about: "web") == ["E4005"])
        #expect(try world.loadBalancers().isEmpty)
    }

    @Test func `an SCTP port beside others is warned of, and those are served`() async throws {
        let world = try ReconciledCluster()
        let ports: JSON = [
            ["name": "a", "port": 80, "protocol": "SCTP"], ["name": "b", "port": 81, "protocol": "TCP"],
        ]
        try await world.make(.service("web", type: "LoadBalancer").with(spec: ["ports": ports]))
        #expect(world.warnings(about: "web") == ["E4005"])
        #expect(try world.listeners(of: world.loadBalancerId(of: "web")) == ["TCP:81 TKE-DEDICATED-LISTENER"])
        #expect(await world.explanation("web").failure == nil)
    }
}
