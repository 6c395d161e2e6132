import CLBReconciler
import CloudModel
import CloudWire
import KubeObjects
import TestSupport
import Testing

/// Which rules an Ingress may have (reference 4.1, 5.3).
struct IngressRuleTests {
    @Test(arguments: ["/a_b", "/a b", "/" + String(repeating: "a", count: 120)])
    func `a path of other characters, or too long, is refused`(path: String) async throws {
        let world = try IngressWorld()
        try await world.create(spec: .ingressSpec(hosts: ["a.example.com"], paths: [path]))
        #expect(try world.failure() == "E4031")
        #expect(try world.world.loadBalancers().isEmpty)
    }

    @Test func `a host of one label is refused`() async throws {
        let world = try IngressWorld()
        try await world.create(spec: .ingressSpec(hosts: ["localhost"]))
        #expect(try world.failure() == "E4052")
    }

    @Test func `a wildcard host becomes a rule`() async throws {
        let world = try IngressWorld()
        try await world.create(spec: .ingressSpec(hosts: ["*.example.com"]))
        #expect(try world.failure() == nil)
        #expect(try world.rules() == ["HTTP:80 *.example.com/"])
    }

    @Test func `a rule without paths is refused`() async throws {
        let world = try IngressWorld()
        try await world.create(spec: ["rules": [["host": "a.example.com"]]])
        #expect(try world.failure() == "E4013")
    }

    @Test func `a port that the Service lacks is refused`() async throws {
        let world = try IngressWorld()
        try await world.create(spec: .ingressSpec(hosts: ["a.example.com"], port: ["number": 81]))
        #expect(try world.failure() == "E4042")
    }

    @Test(arguments: [("ClusterIP", "false"), ("ClusterIP", "true"), ("NodePort", "false")])
    func `without direct access a backend is a NodePort or LoadBalancer Service`(
        type: String,
        isDirect: String
    ) async throws {
        var policy = ReconcilerPolicy()
        policy.flavour = .tke
        let world = try IngressWorld(policy: policy, serviceType: type)
        try await world.create(["ingress.cloud.tencent.com/direct-access": isDirect])
        #expect(try world.failure() == (type == "ClusterIP" && isDirect == "false" ? "E4047" : nil))
    }

    @Test(arguments: [
        ("ingress.cloud.tencent.com/direct-access", "yes", "E4037"),
        ("ingress.cloud.tencent.com/tke-service-config-auto", "yes", "E4050"),
        ("ingress.cloud.tencent.com/tke-service-config", "x-auto-ingress-config", "E4051"),
        ("ingress.cloud.tencent.com/enable-group", "true", "E4406"),
        ("kubernetes.io/ingress.rule-mix", "yes", "E4044"),
        ("kubernetes.io/ingress.http-rules", "{", "E4022"), ("kubernetes.io/ingress.https-rules", "{", "E4023"),
        ("kubernetes.io/ingress.internetChargeType", "free", "E4045"),
        ("kubernetes.io/ingress.internetMaxBandwidthOut", "0", "E4046"),
        ("kubernetes.io/ingress.extensiveParameters", "{", "E4026"),
        ("kubernetes.io/ingress.extensiveParameters", #"{"AddressIPVersion":"IPV5"}"#, "E4032"),
        ("kubernetes.io/ingress.subnetId", "sub-1", "E4055"), ("kubernetes.io/ingress.existLbId", "clb-1", "E4098"),
        ("kubernetes.io/ingress.existLbId", "lb-00000000", "E4018"),
        ("ingress.cloud.tencent.com/auto-rewrite", "yes", "E4068"),
        ("ingress.cloud.tencent.com/auto-rewrite", "true", "E4068"),
        ("ingress.cloud.tencent.com/listen-ports", #"[{"HTTPS":443}]"#, "E4009"),
    ])
    func `an annotation that cannot be is refused by its code`(key: String, value: String, code: String) async throws {
        let world = try IngressWorld()
        try await world.create([key: value])
        #expect(try world.failure() == code)
        #expect(try world.world.loadBalancers().isEmpty)
    }

    @Test func `rules follow the spec`() async throws {
        let world = try IngressWorld()
        try await world.create()
        await world.change(["spec": .ingressSpec(hosts: ["a.example.com", "b.example.com"], paths: ["/", "/x"])])
        #expect(try world.rules().count == 4)
        #expect(try world.targets().values.allSatisfy { $0.count == 2 })
        await world.change(["spec": .ingressSpec(hosts: ["c.example.com"])])
        #expect(try world.rules() == ["HTTP:80 c.example.com/"])
        #expect(try world.world.loadBalancers().count == 1)
    }

    @Test func `a weight is for the host and path of its key`() async throws {
        let world = try IngressWorld()
        var pods = try #require(JSON.deployment("db", replicas: 2).object)
        var spec = try #require(pods["spec"]?.object)
        spec["serviceName"] = "db"
        pods["kind"] = "StatefulSet"
        pods["spec"] = .object(spec)
        try world.world.apply(.object(pods))
        try world.world.apply(.service("db", type: "ClusterIP"))
        let weights = """
            {"defaultWeight":20,"groups":[{"key":{"proto":"HTTP","port":80,"host":"a.example.com","path":"/x"},\
            "statefulSets":[{"name":"db","weights":[{"weight":0,"podIndexes":[0]}]}]}]}
            """
        try await world.create(
            ["ingress.cloud.tencent.com/lb-rs-weight": weights],
            spec: .ingressSpec(hosts: ["a.example.com"], paths: ["/x", "/y"], service: "db")
        )
        #expect(try world.targets()["HTTP:80 a.example.com/x"] == ["8080 weight 0", "8080 weight 20"])
        #expect(try world.targets()["HTTP:80 a.example.com/y"] == ["8080 weight 20", "8080 weight 20"])
    }

    @Test func `a subnet that is not there is told with the cloud's words`() async throws {
        let world = try IngressWorld()
        try await world.create(["kubernetes.io/ingress.subnetId": "subnet-00000000"])
        #expect(try world.failure() == "E4091")
        #expect(try world.condition()["message"]?.string?.contains("Invoke vpc failed: subnet not exists") == true)
    }

    @Test func `rules of an IPv6 load balancer name a host`() async throws {
        let world = try IngressWorld()
        try await world.create(
            ["kubernetes.io/ingress.extensiveParameters": #"{"AddressIPVersion":"IPv6FullChain"}"#],
            spec: .ingressSpec(hosts: [nil])
        )
        #expect(try world.failure() == "E4034")
    }
}
