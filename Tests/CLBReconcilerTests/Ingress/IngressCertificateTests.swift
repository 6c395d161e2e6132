import CLBReconciler
import CloudModel
import CloudWire
import KubeObjects
import LocalCA
import TestSupport
import Testing

/// Certificates of Ingresses (reference 2.2, 4.1, 5.1, 5.3).
struct IngressCertificateTests {
    private func certificate(of listener: JSON?) -> JSON? { listener?[path: "Certificate", "CertId"] }

    private func certificates(_ world: IngressWorld) throws -> [String: JSON] {
        let rules = try world.listeners().flatMap { $0["Rules"]?.array ?? [] }
        return Dictionary(
            rules.compactMap { rule in
                certificate(of: rule).map { (rule["Domain"]?.string ?? "", $0) }
            }
        ) { $1 }
    }

    @Test func `TLS moves the rules to HTTPS on 443`() async throws {
        let world = try IngressWorld()
        let id = try world.cloud.certificate("a.example.com")
        try world.secret("cert", id)
        try await world.create(spec: .ingressSpec(hosts: ["a.example.com"], tls: [([], "cert")]))
        #expect(try world.rules() == ["HTTPS:443 a.example.com/"])
        let listener = try world.listeners()[0]
        #expect(certificate(of: listener) == id)
        #expect(listener["SniSwitch"] == 0)
    }

    @Test func `hosts have certificates of their own, patterns stand for one label, the default is for the rest`()
        async throws
    {
        let world = try IngressWorld()
        let ids = try ["a.example.com", "*.example.com", "rest.example"].map { try world.cloud.certificate($0) }
        for (name, id) in zip(["one", "any", "rest"], ids) { try world.secret(name, id) }
        try await world.create(
            spec: .ingressSpec(
                hosts: ["a.example.com", "b.example.com", "c.b.example.com"],
                tls: [(["a.example.com"], "one"), (["*.example.com"], "any"), ([], "rest")]
            )
        )
        let expected = ["a.example.com": ids[0], "b.example.com": ids[1], "c.b.example.com": ids[2]]
        #expect(try certificates(world) == expected)
        #expect(try world.listeners()[0]["SniSwitch"] == 1)
    }

    @Test func `SNI stays on, and then every host has the one certificate`() async throws {
        let world = try IngressWorld()
        let (one, two) = (try world.cloud.certificate("a.example.com"), try world.cloud.certificate("b.example.com"))
        try world.secret("one", one)
        try world.secret("two", two)
        try await world.create(spec: .ingressSpec(hosts: ["a.example.com"], tls: [([], "one")]))
        await world.change(["spec": .ingressSpec(hosts: ["a.example.com"], tls: [(["a.example.com"], "two")])])
        #expect(try certificates(world) == ["a.example.com": two])
        await world.change(["spec": .ingressSpec(hosts: ["a.example.com"], tls: [([], "one")])])
        #expect(try world.failure() == nil)
        #expect(try certificates(world) == ["a.example.com": one])
        #expect(try world.listeners()[0]["SniSwitch"] == 1)
    }

    @Test func `another certificate in the Secret comes to the listener`() async throws {
        let world = try IngressWorld()
        try world.secret("cert", try world.cloud.certificate("a.example.com"))
        try await world.create(spec: .ingressSpec(hosts: ["a.example.com"], tls: [([], "cert")]))
        let id = try world.cloud.certificate("b.example.com")
        let patch: JSON = ["stringData": ["qcloud_cert_id": id]]
        let path = "/api/v1/namespaces/default/secrets/cert"
        world.world.cluster.ask("PATCH", path, patch, type: "application/merge-patch+json")
        await world.settle()
        #expect(certificate(of: try world.listeners().first) == id)
    }

    @Test func `without its Secret a new listener is not made, and comes with the Secret`() async throws {
        let world = try IngressWorld()
        try await world.create(spec: .ingressSpec(hosts: ["a.example.com"], tls: [([], "late")]))
        #expect(try world.failure() == "E4010")
        #expect(try world.condition()["message"]?.string?.contains("Secret late not found") == true)
        #expect(try world.listeners().isEmpty)
        try world.secret("late", try world.cloud.certificate("a.example.com"))
        await world.settle()
        #expect(try world.failure() == nil)
        #expect(try world.rules() == ["HTTPS:443 a.example.com/"])
    }

    @Test func `a Secret that no longer names a certificate leaves the listener as it is`() async throws {
        let world = try IngressWorld()
        let id = try world.cloud.certificate("a.example.com")
        try world.secret("cert", id)
        try await world.create(spec: .ingressSpec(hosts: ["a.example.com"], tls: [([], "cert")]))
        let path = "/api/v1/namespaces/default/secrets/cert"
        world.world.cluster.ask("PATCH", path, ["data": .null], type: "application/merge-patch+json")
        await world.change(
            ["spec": .ingressSpec(hosts: ["a.example.com", "b.example.com"], tls: [([], "cert")])]
        )
        #expect(certificate(of: try world.listeners().first) == id)
        #expect(try world.rules().count == 2)
        #expect(world.events().contains { $0.contains("ErrorCode: E4011") })
        #expect(try world.failure() == nil)
    }

    @Test func `a Secret that names no certificate is refused`() async throws {
        let world = try IngressWorld()
        try world.world.apply(
            [
                "apiVersion": "v1", "kind": "Secret", "metadata": ["name": "pem"], "type": "Opaque",
                "stringData": ["tls.crt": "-----BEGIN CERTIFICATE-----"],
            ]
        )
        try await world.create(spec: .ingressSpec(hosts: ["a.example.com"], tls: [([], "pem")]))
        #expect(try world.failure() == "E4011")
    }

    @Test func `a certificate that the cloud does not know is told with the cloud's words`() async throws {
        let world = try IngressWorld()
        try world.secret("cert", "abcd1234")
        try await world.create(spec: .ingressSpec(hosts: ["a.example.com"], tls: [([], "cert")]))
        #expect(try world.failure() == "E4012")
        #expect(try world.condition()["message"]?.string?.contains("Query certificate 'abcd1234' failed.") == true)
    }

    @Test func `a certificate that the cloud does not know leaves the listener as it is`() async throws {
        let world = try IngressWorld()
        let id = try world.cloud.certificate("a.example.com")
        try world.secret("cert", id)
        try await world.create(spec: .ingressSpec(hosts: ["a.example.com"], tls: [([], "cert")]))
        let path = "/api/v1/namespaces/default/secrets/cert"
        let patch: JSON = ["stringData": ["qcloud_cert_id": "abcd1234"]]
        world.world.cluster.ask("PATCH", path, patch, type: "application/merge-patch+json")
        await world.change(["spec": .ingressSpec(hosts: ["b.example.com"], tls: [([], "cert")])])
        #expect(try world.rules() == ["HTTPS:443 b.example.com/"])
        #expect(certificate(of: try world.listeners().first) == id)
        #expect(world.events().filter { $0.contains("ErrorCode: E4012") }.count == 1)
        #expect(try world.failure() == nil)
    }

    @Test func `TLS without the name of a Secret is refused`() async throws {
        let world = try IngressWorld()
        try await world.create(spec: .ingressSpec(hosts: ["a.example.com"], tls: [([], "")]))
        #expect(try world.failure() == "E4009")
    }

    @Test(arguments: [
        ("E4048", [[String](), []]), ("E4049", [["a.example.com"], ["a.example.com"]]), ("E4040", [["b.example.com"]]),
    ])
    func `certificates that do not fit the hosts are refused`(code: String, hosts: [[String]]) async throws {
        let world = try IngressWorld()
        try world.secret("cert", try world.cloud.certificate("a.example.com"))
        try await world.create(spec: .ingressSpec(hosts: ["a.example.com"], tls: hosts.map { ($0, "cert") }))
        #expect(try world.failure() == code)
        #expect(try world.world.loadBalancers().isEmpty)
    }

    @Test func `the certificate annotation stands in for Secrets`() async throws {
        let world = try IngressWorld()
        let id = try #require(try world.cloud.certificate("a.example.com").string)
        let key = "ingress.cloud.tencent.com/certificate"
        let text = #"[{"hosts":["a.example.com"],"qcloud_cert_id":["\#(id)"]}]"#
        try await world.create([key: text])
        #expect(try certificates(world) == ["a.example.com": .string(id)])
    }

    @Test func `a host may have a certificate of each key algorithm`() async throws {
        let world = try IngressWorld()
        let ids = try [
            world.cloud.certificate("a.example.com"), world.cloud.certificate("a.example.com", keyAlgorithm: .rsa),
        ]
        let text = #"[{"hosts":["a.example.com"],"qcloud_cert_id":\#(JSON.array(ids).text)}]"#
        try await world.create(["ingress.cloud.tencent.com/certificate": text])
        #expect(try world.failure() == nil)
        let rule = try world.listeners().first?["Rules"]?[0]
        #expect(rule?[path: "Certificate", "CertId"] == ids[0])
        #expect(rule?[path: "Certificate", "ExtCertIds"] == [ids[1]])
        let events = world.events()
        await world.annotate("touched", "yes")
        #expect(world.events() == events)
    }

    @Test func `the certificate annotation excludes TLS in the spec`() async throws {
        let world = try IngressWorld()
        let key = "ingress.cloud.tencent.com/certificate"
        try await world.create(
            [key: #"[{"qcloud_cert_id":["abcd1234"]}]"#],
            spec: .ingressSpec(hosts: ["a.example.com"], tls: [([], "cert")])
        )
        #expect(try world.failure() == "E4049")
    }
}
