import CLBReconciler
import CloudModel
import CloudWire
import KubeObjects
import TestSupport
import Testing

/// What a TkeServiceConfig says of an Ingress's listeners and rules (reference 2.3).
struct IngressConfigTests {
    private let key = "ingress.cloud.tencent.com/tke-service-config"
    private let path = "/apis/cloud.tencent.com/v1alpha1/namespaces/default/tkeserviceconfigs"

    private func config(_ rule: JSON, http2: Bool? = nil) -> JSON {
        var domain = JSONObject([("domain", "a.example.com"), ("rules", [rule])])
        domain["http2"] = http2.map(JSON.bool)
        return [
            "apiVersion": "cloud.tencent.com/v1alpha1", "kind": "TkeServiceConfig", "metadata": ["name": "conf"],
            "spec": [
                "loadBalancer": [
                    "l7Listeners": [
                        [
                            "protocol": "HTTPS", "port": 443, "defaultServer": "b.example.com", "keepaliveEnable": 1,
                            "domains": [.object(domain)],
                        ]
                    ]
                ]
            ],
        ]
    }

    private func created() async throws -> IngressWorld {
        let world = try IngressWorld()
        try world.secret("cert", try world.cloud.certificate("a.example.com"))
        try await world.create(
            [key: "conf"],
            spec: .ingressSpec(hosts: ["a.example.com", "b.example.com"], tls: [([], "cert")])
        )
        return world
    }

    private func rule(_ world: IngressWorld, _ domain: String) throws -> JSON {
        let rules = try world.listeners().flatMap { $0["Rules"]?.array ?? [] }
        return try #require(rules.first { $0["Domain"]?.string == domain })
    }

    @Test func `a missing config is warned of and stands in nobody's way`() async throws {
        let world = try await created()
        #expect(world.events().contains { $0.contains("ErrorCode: E4043") })
        #expect(try world.failure() == nil)
        #expect(try world.rules().count == 2)
    }

    @Test func `a listener's name in the config is warned of and changes nothing`() async throws {
        let world = try await created()
        let named: JSON = ["protocol": "HTTPS", "port": 443, "listenerName": "mine"]
        var config = config([:])
        config[path: "spec", "loadBalancer", "l7Listeners"] = [named]
        #expect(world.world.cluster.ask("POST", path, config).status == 201)
        await world.world.advance(by: .seconds(10))
        let text = "TkeServiceConfig conf: spec.loadBalancer.l7Listeners.listenerName is not supported by this"
        #expect(world.events().contains { $0.contains("ErrorCode: E4024") && $0.contains(text) })
        #expect(try world.failure() == nil)
        #expect(try world.listeners().map { $0["ListenerName"] } == ["TKE-DEDICATED-LISTENER"])
    }

    @Test func `a preference among families of addresses is warned of and changes nothing`() async throws {
        let world = try IngressWorld()
        try await world.create(["ingress.cloud.tencent.com/mix-target-prefer": "ipv4"])
        #expect(world.events().contains { $0.contains("mix-target-prefer is not supported by this controller") })
        #expect(try world.failure() == nil)
        #expect(try world.listeners().count == 1)
    }

    @Test func `the config sets listeners and rules, and a change of it is followed`() async throws {
        let world = try await created()
        let said: JSON = [
            "url": "/", "forwardType": "HTTPS", "scheduler": "LEAST_CONN",
            "session": ["enable": true, "sessionExpireTime": 60],
            "healthCheck": ["enable": true, "intervalTime": 20, "httpCheckPath": "/ok", "httpCode": 3],
        ]
        #expect(world.world.cluster.ask("POST", path, config(said, http2: true)).status == 201)
        await world.settle()
        #expect(try world.failure() == nil)
        let first = try rule(world, "a.example.com")
        #expect(first["ForwardType"] == "HTTPS")
        #expect(first["Scheduler"] == "LEAST_CONN")
        #expect(first["SessionExpireTime"] == 60)
        #expect(first["Http2"] == true)
        #expect(first[path: "HealthCheck", "IntervalTime"] == 20)
        #expect(first[path: "HealthCheck", "HttpCheckPath"] == "/ok")
        #expect(first[path: "HealthCheck", "HttpCode"] == 3)
        #expect(try rule(world, "b.example.com")["DefaultServer"] == true)
        #expect(try world.listeners()[0]["KeepaliveEnable"] == 1)
        let patch = config(["url": "/", "scheduler": "WRR", "healthCheck": ["enable": false]])
        let type = "application/merge-patch+json"
        #expect(world.world.cluster.ask("PATCH", path + "/conf", patch, type: type).status == 200)
        await world.settle()
        let second = try rule(world, "a.example.com")
        #expect(second["Scheduler"] == "WRR")
        #expect(second[path: "HealthCheck", "HealthSwitch"] == 0)
        #expect(second["SessionExpireTime"] == 60)
    }
}
