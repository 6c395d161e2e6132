import CLBReconciler
import CloudModel
import CloudWire
import KubeObjects
import TestSupport
import Testing

/// Rules on HTTP and HTTPS, and on other ports (reference 2.2, 4.1).
struct IngressMixTests {
    private let mix = "kubernetes.io/ingress.rule-mix"
    private let both = "kubernetes.io/ingress.rule-mix-both"
    private let http = "kubernetes.io/ingress.http-rules"
    private let https = "kubernetes.io/ingress.https-rules"
    private let ports = "ingress.cloud.tencent.com/listen-ports"
    private let spec = JSON.ingressSpec(hosts: ["a.example.com"], paths: ["/a", "/b"], tls: [([], "cert")])

    private func rule(_ path: String) -> String {
        #"{"host":"a.example.com","path":"\#(path)","backend":{"serviceName":"web","servicePort":"80"}}"#
    }

    private func created(_ annotations: [String: String]) async throws -> IngressWorld {
        let world = try IngressWorld()
        try world.secret("cert", try world.cloud.certificate("a.example.com"))
        try await world.create(annotations, spec: spec)
        return world
    }

    @Test func `the lists sort the rules of the spec, and those in neither go to HTTPS`() async throws {
        let world = try await created([mix: "true", http: "[\(rule("/a")),\(rule("/c"))]", https: "null"])
        #expect(try world.rules() == ["HTTP:80 a.example.com/a", "HTTPS:443 a.example.com/b"])
        #expect(try world.targets().values.allSatisfy { $0.count == 2 })
    }

    @Test func `a rule in both lists is on both`() async throws {
        let world = try await created([mix: "true", http: "[\(rule("/a"))]", https: "[\(rule("/a")),\(rule("/b"))]"])
        #expect(
            try world.rules() == [
                "HTTP:80 a.example.com/a", "HTTPS:443 a.example.com/a", "HTTPS:443 a.example.com/b",
            ]
        )
    }

    @Test func `without the switch the lists mean nothing`() async throws {
        let world = try await created([mix: "false", http: "[\(rule("/a"))]"])
        #expect(try world.rules() == ["HTTPS:443 a.example.com/a", "HTTPS:443 a.example.com/b"])
    }

    @Test func `a list that has a place twice is in conflict`() async throws {
        let other = rule("/a").replacing("\"80\"", with: "\"81\"")
        let world = try await created([mix: "true", https: "[\(rule("/a")),\(other)]"])
        #expect(try world.failure() == "E4081")
    }

    @Test func `every rule is on both where that is asked for`() async throws {
        let world = try await created([both: "true"])
        #expect(
            try world.rules() == [
                "HTTP:80 a.example.com/a", "HTTP:80 a.example.com/b", "HTTPS:443 a.example.com/a",
                "HTTPS:443 a.example.com/b",
            ]
        )
        await world.annotate(mix, "true")
        #expect(try world.failure() == "E4044")
    }

    @Test func `listen-ports take the place of 80 and 443`() async throws {
        let world = try await created([ports: #"[{"HTTP":8080},{"HTTPS":8443},{"HTTP":80}]"#])
        #expect(Set(try world.rules().map { $0.prefix { $0 != " " } }) == ["HTTP:80", "HTTP:8080", "HTTPS:8443"])
        #expect(try world.rules().count == 6)
        await world.annotate(ports, #"[{"HTTPS":443}]"#)
        #expect(try world.rules() == ["HTTPS:443 a.example.com/a", "HTTPS:443 a.example.com/b"])
    }
}
