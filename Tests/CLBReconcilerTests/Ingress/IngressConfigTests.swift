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

    private func named(_ name: String) -> JSON {
        var config = config([:])
        let listener: JSON = ["protocol": "HTTP", "port": 80, "listenerName": .string(name)]
        config[path: "spec", "loadBalancer", "l7Listeners"] = [listener]
        return config
    }

    @Test(arguments: [true, false])
    func `a listener is called as the config says and stays the controller's`(isExisting: Bool) async throws {
        let world = try IngressWorld()
        let own = try world.ownLoadBalancer()
        #expect(world.world.cluster.ask("POST", path, named("mine")).status == 201)
        try await world.create(isExisting ? [key: "conf", "kubernetes.io/ingress.existLbId": own] : [key: "conf"])
        #expect(try world.listeners().map { $0["ListenerName"] } == ["mine"])
        let type = "application/merge-patch+json"
        #expect(world.world.cluster.ask("PATCH", path + "/conf", named("other"), type: type).status == 200)
        await world.settle()
        #expect(try world.listeners().map { $0["ListenerName"] } == ["other"])
        await world.annotate(key, .null)
        await world.change(["spec": .ingressSpec(hosts: ["b.example.com"])])
        #expect(try world.rules() == ["HTTP:80 b.example.com/"])
        #expect(try world.listeners().map { $0["ListenerName"] } == ["other"])
        #expect(try world.failure() == nil)
        await world.delete()
        #expect(world.ingress["kind"] == "Status")
        #expect(try world.listeners(of: own).isEmpty)
        #expect(try world.world.tags(of: own) == [:])
    }

    @Test func `domains and rules of the config that match nothing are explained`() async throws {
        let world = try await created()
        #expect(world.world.cluster.ask("POST", path, config(["url": "/shop"])).status == 201)
        await world.settle()
        let notes = await world.world.reconciler.explanation(of: ObjectKey(.ingress, "default", "ing")).notes
        #expect(
            notes == [
                "TkeServiceConfig conf: rule a.example.com/shop of HTTPS:443 has no effect: there is no such rule."
            ]
        )
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
