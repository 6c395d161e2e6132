import CLBReconciler
import CloudWire
import KubeObjects
import TestSupport
import Testing

/// Several Services on one load balancer of the user's own (reference 3.9).
struct SharingTests {
    private static let key = "service.kubernetes.io/tke-existed-lbid"
    private static let share = "service.kubernetes.io/qcloud-share-existed-lb"

    private static func service(
        _ name: String,
        on id: String,
        port: Int64,
        protocol: String = "TCP",
        shares: Bool = true
    )
        -> JSON
    {
        var annotations = [key: id]
        if shares { annotations[share] = "true" }
        return .service(name, type: "LoadBalancer", annotations: annotations).with(
            spec: ["ports": [["port": .int(port), "targetPort": 8080, "protocol": .string(`protocol`)]]]
        )
    }

    @Test func `two with different ports share one`() async throws {
        let world = try ReconciledCluster()
        let id = try world.buyLoadBalancer()
        try await world.make(Self.service("first", on: id, port: 80))
        try await world.make(Self.service("second", on: id, port: 81))
        #expect(
            try world.listeners(of: id) == ["TCP:80 TKE-DEDICATED-LISTENER", "TCP:81 TKE-DEDICATED-LISTENER"]
        )
        #expect(world.loadBalancerId(of: "second") == id)
    }

    @Test func `TCP and UDP of one number are different ports`() async throws {
        let world = try ReconciledCluster()
        let id = try world.buyLoadBalancer()
        try await world.make(Self.service("first", on: id, port: 80))
        try await world.make(Self.service("second", on: id, port: 80, protocol: "UDP"))
        #expect(
            try world.listeners(of: id) == ["TCP:80 TKE-DEDICATED-LISTENER", "UDP:80 TKE-DEDICATED-LISTENER"]
        )
        #expect(world.warnings(about: "second") == [])
    }

    @Test func `the second on a port is refused with E4014`() async throws {
        let world = try ReconciledCluster()
        let id = try world.buyLoadBalancer()
        try await world.make(Self.service("first", on: id, port: 80))
        try await world.make(Self.service("second", on: id, port: 80))
        #expect(world.warnings(about: "second") == ["E4014"])
        #expect(world.warnings(about: "first") == [])
        #expect(world.loadBalancerId(of: "second") == nil)
    }

    @Test(arguments: [(true, false), (false, true), (false, false)])
    func `the second is refused with E4016 unless both share`(first: Bool, second: Bool) async throws {
        let world = try ReconciledCluster()
        let id = try world.buyLoadBalancer()
        try await world.make(Self.service("first", on: id, port: 80, shares: first))
        try await world.make(Self.service("second", on: id, port: 81, shares: second))
        #expect(world.warnings(about: "second") == ["E4016"])
        #expect(try world.listeners(of: id) == ["TCP:80 TKE-DEDICATED-LISTENER"])
    }

    @Test func `when one leaves, the other's listener and the cluster's tag stay`() async throws {
        let world = try ReconciledCluster()
        let id = try world.buyLoadBalancer()
        try await world.make(Self.service("first", on: id, port: 80))
        try await world.make(Self.service("second", on: id, port: 81))
        await world.delete("first")
        #expect(world.service("first")["code"] == 404)
        #expect(try world.listeners(of: id) == ["TCP:81 TKE-DEDICATED-LISTENER"])
        #expect(try world.tags(of: id) == ["tke-clusterId": world.clusterId])
        await world.delete("second")
        #expect(try world.listeners(of: id) == [])
        #expect(try world.tags(of: id) == [:])
    }

    @Test func `when the first leaves, the refused one takes its port`() async throws {
        let world = try ReconciledCluster()
        let id = try world.buyLoadBalancer()
        try await world.make(Self.service("first", on: id, port: 80))
        try await world.make(Self.service("second", on: id, port: 80))
        await world.delete("first")
        #expect(try world.listeners(of: id) == ["TCP:80 TKE-DEDICATED-LISTENER"])
        #expect(world.loadBalancerId(of: "second") == id)
        #expect(await world.explanation("second").failure == nil)
    }

    @Test func `a port that its owner drops goes, though a refused Service wants it`() async throws {
        let world = try ReconciledCluster()
        let id = try world.buyLoadBalancer()
        try await world.make(Self.service("first", on: id, port: 80))
        try await world.make(Self.service("second", on: id, port: 80, shares: false))
        try await world.change("first", ["spec": ["ports": [["port": 90, "targetPort": 8080]]]])
        #expect(try world.listeners(of: id) == ["TCP:90 TKE-DEDICATED-LISTENER"])
    }

    @Test func `the targets of each are its own`() async throws {
        let world = try ReconciledCluster()
        let id = try world.buyLoadBalancer()
        try world.apply(.deployment("first", replicas: 1))
        try world.apply(.deployment("second", replicas: 1))
        try await world.make(Self.service("first", on: id, port: 80))
        try await world.make(Self.service("second", on: id, port: 81))
        let first = try #require(world.endpoints("first").ready.first)
        let second = try #require(world.endpoints("second").ready.first)
        #expect(try world.targets(of: id) == ["TCP:80 \(first):8080 10", "TCP:81 \(second):8080 10"])
    }

    @Test func `of those made in one second the first by name has the port, not the one with the lucky uid`()
        async throws
    {
        let world = try ReconciledCluster()
        let id = try world.buyLoadBalancer()
        for name in ["d", "c", "b", "a"] { try world.apply(Self.service(name, on: id, port: 80)) }
        await world.advance(by: .seconds(30))
        #expect(world.warnings(about: "a") == [])
        #expect(world.loadBalancerId(of: "a") == id)
        for name in ["b", "c", "d"] { #expect(world.warnings(about: name) == ["E4014"]) }
    }

    @Test func `two that name one that does not exist are both told so`() async throws {
        let world = try ReconciledCluster()
        try await world.make(Self.service("first", on: "lb-00000000", port: 80, shares: false))
        try await world.make(Self.service("second", on: "lb-00000000", port: 80, shares: false))
        #expect(Set(world.warnings(about: "first")) == ["E4011"])
        #expect(world.warnings(about: "second") == ["E4011"])
    }
}
