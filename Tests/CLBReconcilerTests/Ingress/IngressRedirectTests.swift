import CLBReconciler
import CloudModel
import CloudWire
import KubeObjects
import TestSupport
import Testing

/// Redirects of Ingresses (reference 2.2, 3.10, 4.1).
struct IngressRedirectTests {
    private let automatic = "ingress.cloud.tencent.com/auto-rewrite"
    private let codes = "ingress.cloud.tencent.com/auto-rewrite-code"
    private let support = "ingress.cloud.tencent.com/rewrite-support"
    private let mix = "kubernetes.io/ingress.rule-mix"
    private let http = "kubernetes.io/ingress.http-rules"
    private let ports = "ingress.cloud.tencent.com/listen-ports"

    private func created(_ annotations: [String: String]) async throws -> IngressWorld {
        let world = try IngressWorld()
        try world.secret("cert", try world.cloud.certificate("a.example.com"))
        try await world.create(
            annotations,
            spec: .ingressSpec(hosts: ["a.example.com", "b.example.com"], tls: [([], "cert")])
        )
        return world
    }

    @Test func `HTTP redirects to every rule of HTTPS`() async throws {
        let world = try await created([automatic: "true"])
        #expect(
            try world.redirects() == [
                "HTTP:80 a.example.com/ -302-> HTTPS:443 a.example.com/",
                "HTTP:80 b.example.com/ -302-> HTTPS:443 b.example.com/",
            ]
        )
        #expect(try world.failure() == nil)
    }

    @Test func `the codes are those of the hosts, and follow the annotation`() async throws {
        let text = #"{"defaultRewriteCode":301,"rewriteCodeInfos":[{"host":"b.example.com","rewriteCode":307}]}"#
        let world = try await created([automatic: "true", codes: text])
        #expect(try world.redirects().map { $0.split(separator: " ")[2] } == ["-301->", "-307->"])
        await world.annotate(codes, .null)
        #expect(try world.redirects().map { $0.split(separator: " ")[2] } == ["-302->", "-302->"])
        await world.annotate(codes, #"{"defaultRewriteCode":303}"#)
        #expect(try world.failure() == "E4068")
    }

    @Test func `false turns redirects off, taking the annotation off does not`() async throws {
        let world = try await created([automatic: "true"])
        await world.annotate(automatic, .null)
        #expect(try world.redirects().count == 2)
        #expect(try world.failure() == nil)
        await world.annotate(automatic, "false")
        #expect(try world.redirects().isEmpty)
        #expect(try world.rules() == ["HTTPS:443 a.example.com/", "HTTPS:443 b.example.com/"])
    }

    @Test func `a redirect that the console took off comes back`() async throws {
        let world = try await created([automatic: "true"])
        let listeners = try world.listeners()
        let source = try #require(listeners.first { $0["Protocol"] == "HTTP" })
        let target = try #require(listeners.first { $0["Protocol"] == "HTTPS" })
        let rule = try #require(source["Rules"]?[0])
        _ = try world.cloud.clb(
            "DeleteRewrite",
            [
                "LoadBalancerId": .string(world.loadBalancerId ?? ""),
                "SourceListenerId": source["ListenerId"] ?? .null, "TargetListenerId": target["ListenerId"] ?? .null,
                "RewriteInfos": [
                    [
                        "SourceLocationId": rule["LocationId"] ?? .null,
                        "TargetLocationId": rule[path: "RewriteTarget", "TargetLocationId"] ?? .null,
                    ]
                ],
            ]
        )
        #expect(try world.redirects().count == 1)
        await world.annotate("touched", "yes")
        #expect(try world.redirects().count == 2)
    }

    @Test func `automatic redirects need both ports`() async throws {
        let world = try await created([automatic: "true", ports: #"[{"HTTP":8080},{"HTTPS":443}]"#])
        #expect(try world.failure() == "E4068")
    }

    @Test func `a rule of a list redirects where redirects are allowed`() async throws {
        let world = try IngressWorld()
        let forward = #"{"path":"/new","host":"a.example.com","backend":{"serviceName":"web","servicePort":"80"}}"#
        let redirect = #"{"path":"/old","host":"a.example.com","rewrite":{"port":80,"path":"/new"}}"#
        try await world.create(
            [mix: "true", http: "[\(forward),\(redirect)]", support: "true"],
            spec: .ingressSpec(hosts: ["a.example.com"], paths: ["/new"])
        )
        #expect(try world.redirects() == ["HTTP:80 a.example.com/old -302-> HTTP:80 a.example.com/new"])
        await world.annotate(support, "false")
        #expect(try world.redirects().isEmpty)
        #expect(try world.rules() == ["HTTP:80 a.example.com/new"])
    }

    @Test(arguments: ["/gone", "/old"])
    func `a redirect to no rule, or to one that redirects, is refused`(path: String) async throws {
        let world = try IngressWorld()
        let redirect = #"{"path":"/old","host":"a.example.com","rewrite":{"port":80,"path":"\#(path)"}}"#
        let forward = #"{"path":"/new","host":"a.example.com","backend":{"serviceName":"web","servicePort":"80"}}"#
        try await world.create(
            [mix: "true", http: "[\(forward),\(redirect)]", support: "true"],
            spec: .ingressSpec(hosts: ["a.example.com"], paths: ["/new"])
        )
        #expect(try world.failure() == (path == "/gone" ? "E4022" : "E4068"))
    }

    @Test func `a redirect that the user made stands in the way of a rule's end`() async throws {
        let world = try await created([ports: #"[{"HTTP":80},{"HTTPS":443}]"#])
        let listeners = try world.listeners()
        let source = try #require(listeners.first { $0["Protocol"] == "HTTP" })
        let target = try #require(listeners.first { $0["Protocol"] == "HTTPS" })
        _ = try world.cloud.clb(
            "ManualRewrite",
            [
                "LoadBalancerId": .string(world.loadBalancerId ?? ""),
                "SourceListenerId": source["ListenerId"] ?? .null, "TargetListenerId": target["ListenerId"] ?? .null,
                "RewriteInfos": [
                    [
                        "SourceLocationId": source["Rules"]?[0]?["LocationId"] ?? .null,
                        "TargetLocationId": target["Rules"]?[1]?["LocationId"] ?? .null,
                    ]
                ],
            ]
        )
        await world.annotate("touched", "yes")
        #expect(try world.redirects() == ["HTTP:80 a.example.com/ -302-> HTTPS:443 b.example.com/"])
        await world.change(["spec": .ingressSpec(hosts: ["a.example.com"], tls: [([], "cert")])])
        #expect(try world.failure() == "E4006")
        await world.annotate(support, "true")
        await world.world.advance(by: .seconds(60))
        #expect(try world.failure() == nil)
        #expect(try world.rules() == ["HTTP:80 a.example.com/", "HTTPS:443 a.example.com/"])
    }

    @Test func `an Ingress with redirects goes whole`() async throws {
        let world = try await created([automatic: "true"])
        await world.delete()
        #expect(try world.world.loadBalancers().isEmpty)
        #expect(world.ingress["kind"] == "Status")
    }
}
