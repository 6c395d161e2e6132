import CLBReconciler
import CloudWire
import KubeObjects
import TestSupport
import Testing

/// What Services and Ingresses say that has no effect is explained and warned of by no event (reference 1.2, 2.1, 2.2, 4).
struct IneffectiveSettingsTests {
    private static let prefix = "service.cloud.tencent.com/"
    private static let bandwidth = "service.kubernetes.io/qcloud-loadbalancer-internet-max-bandwidth-out"

    private static func notes(_ annotations: [String: String], spec: JSON = [:]) async throws -> [String] {
        let world = try ReconciledCluster()
        try world.apply(.deployment("web", replicas: 1))
        try await world.make(.service("web", type: "LoadBalancer", annotations: annotations).with(spec: spec))
        #expect(world.warnings(about: "web") == [])
        #expect(world.address(of: "web") != nil)
        return await world.explanation("web").notes
    }

    @Test(arguments: [
        ("service.kubernetes.io/local-svc-only-bind-node-with-pod", "true", "targets are pods, and never nodes."),
        (prefix + "local-svc-weighted-balance", "true", "targets are pods, and never nodes."),
        ("service.kubernetes.io/qcloud-loadbalancer-backends-label", "a=b", "targets are pods, and never nodes."),
        (prefix + "direct-access", "false", "targets are always pods."),
        (prefix + "enable-grace-shutdown", "true", "keep their targets with weight 0 until they are gone anyway."),
        (prefix + "modification-protection", "true", "the console can still change what was bought."),
    ])
    func `an annotation that has no effect is explained`(key: String, value: String, because: String) async throws {
        let notes = try await Self.notes([key: value])
        #expect(notes.count == 1)
        #expect(notes.first?.hasPrefix("Annotation \(key) has no effect here: ") == true)
        #expect(notes.first?.hasSuffix(because) == true)
    }

    @Test(
        arguments: [
            ("loadBalancerSourceRanges", ["10.0.0.0/8"], "security-groups"), ("loadBalancerIP", "1.2.3.4", "Vip"),
            ("externalIPs", ["1.2.3.4"], "addresses from elsewhere"),
            ("sessionAffinity", "ClientIP", "TkeServiceConfig"),
        ] as [(String, JSON, String)]
    )
    func `a field of the spec that has no effect is explained`(name: String, value: JSON, because: String) async throws
    {
        let notes = try await Self.notes([:], spec: .object(JSONObject([(name, value)])))
        #expect(notes.count == 1)
        #expect(notes.first?.hasPrefix("Field spec.\(name) has no effect here: ") == true)
        #expect(notes.first?.contains(because) == true)
    }

    @Test(arguments: [
        ("service.kubernetes.io/tke-existing-lbid", "service.kubernetes.io/tke-existed-lbid"),
        (prefix + "security-group", prefix + "security-groups"),
        (prefix + "qcloud-share-existed-lb", "service.kubernetes.io/qcloud-share-existed-lb"),
        ("ingress.cloud.tencent.com/pass-to-target", prefix + "pass-to-target"),
        ("kubernetes.io/service.internetChargetype", "kubernetes.io/service.internetChargeType"),
    ])
    func `a key that is not known is explained with the one most like it`(key: String, closest: String) async throws {
        let text =
            "Annotation \(key) is not known on Service objects and has no effect: the closest known one is \(closest)."
        #expect(try await Self.notes([key: "x"]) == [text])
    }

    @Test(arguments: ["service.kubernetes.io/topology-mode", "example.com/any", prefix + "enable-grace-shutdown-tkex"])
    func `other annotations and those that have an effect are not`(key: String) async throws {
        #expect(try await Self.notes([key: "false"]) == [])
    }

    @Test func `what is read at the purchase has no effect on an existing load balancer`() async throws {
        let world = try ReconciledCluster()
        let annotations = [
            "service.kubernetes.io/tke-existed-lbid": try world.buyLoadBalancer(), Self.bandwidth: "5",
            "service.kubernetes.io/service.extensiveParameters": "{}",
        ]
        try world.apply(.deployment("web", replicas: 1))
        try await world.make(.service("web", type: "LoadBalancer", annotations: annotations))
        let notes = await world.explanation("web").notes
        #expect(notes.count == 2)
        #expect(notes.allSatisfy { $0.hasSuffix("has no effect here: the load balancer is an existing one.") })
    }

    @Test func `nor has the bandwidth on an internal one`() async throws {
        let world = try ReconciledCluster()
        let subnet = "service.kubernetes.io/qcloud-loadbalancer-internal-subnetid"
        let annotations = [subnet: world.podSubnet, Self.bandwidth: "5"]
        try world.apply(.deployment("web", replicas: 1))
        try await world.make(.service("web", type: "LoadBalancer", annotations: annotations))
        let text = "Annotation \(Self.bandwidth) has no effect here: the load balancer is internal."
        #expect(await world.explanation("web").notes == [text])
    }

    @Test(arguments: [nil, "nginx"])
    func `a misspelt class of an Ingress is explained, unless it has another`(other: String?) async throws {
        let world = try IngressWorld()
        try await world.create(["kubernetes.io/ingress.clas": "qcloud"], class: other)
        let explanation = await world.world.reconciler.explanation(of: ObjectKey(.ingress, "default", "ing"))
        #expect(!explanation.isWanted)
        #expect(explanation.notes.count == (other == nil ? 1 : 0))
        #expect(explanation.notes.allSatisfy { $0.hasSuffix("closest known one is kubernetes.io/ingress.class.") })
    }

    @Test func `so is a misspelt key of a Service that has none`() async throws {
        let world = try ReconciledCluster(version: "1.32.2")
        try await world.make(.service("web", type: "ClusterIP", annotations: [Self.prefix + "security-group": "sg-1"]))
        let explanation = await world.explanation("web")
        #expect(!explanation.isWanted)
        #expect(explanation.notes.map { $0.contains(Self.prefix + "security-groups.") } == [true])
    }

    @Test func `an Ingress is told likewise`() async throws {
        let world = try IngressWorld()
        let keys = ["ingress.cloud.tencent.com/mix-target-prefer", "kubernetes.io/ingress.rule-mixed"]
        try await world.create([keys[0]: "ipv4", keys[1]: "true"])
        #expect(try world.failure() == nil)
        #expect(!world.events().contains { $0.hasPrefix("Warning") })
        let notes = await world.world.reconciler.explanation(of: ObjectKey(.ingress, "default", "ing")).notes
        #expect(notes.count == 2)
        #expect(
            notes.first == "Annotation \(keys[0]) has no effect here: pods have addresses of one family only, IPv4."
        )
        #expect(notes.last?.hasSuffix("the closest known one is kubernetes.io/ingress.rule-mix.") == true)
    }
}
