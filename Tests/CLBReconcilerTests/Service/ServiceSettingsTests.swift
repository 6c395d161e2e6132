import CLBReconciler
import CloudWire
import KubeObjects
import TestSupport
import Testing

/// The settings that annotations of a Service give its load balancer (reference 2.1).
struct ServiceSettingsTests {
    private static let prefix = "service.cloud.tencent.com/"
    private static let chargeType = "service.kubernetes.io/qcloud-loadbalancer-internet-charge-type"
    private static let bandwidth = "service.kubernetes.io/qcloud-loadbalancer-internet-max-bandwidth-out"
    private static let extensive = "service.kubernetes.io/service.extensiveParameters"

    private static func world(_ annotations: [String: String]) async throws -> ReconciledCluster {
        let world = try ReconciledCluster()
        try await world.make(.service("web", type: "LoadBalancer", annotations: annotations))
        return world
    }

    private func shown(_ world: ReconciledCluster) throws -> JSON {
        try #require(try world.loadBalancer(world.loadBalancerId(of: "web")))
    }

    @Test func `charge type and bandwidth are taken at the purchase`() async throws {
        let world = try await Self.world([Self.chargeType: "BANDWIDTH_POSTPAID_BY_HOUR", Self.bandwidth: "17"])
        let charge = try shown(world)["NetworkAttributes"]
        #expect(charge?["InternetChargeType"] == "BANDWIDTH_POSTPAID_BY_HOUR")
        #expect(charge?["InternetMaxBandwidthOut"] == 17)
    }

    @Test func `and have no effect afterwards, nor an error`() async throws {
        let world = try await Self.world([Self.bandwidth: "17"])
        try await world.annotate("web", [Self.bandwidth: "18"])
        #expect(try shown(world)[path: "NetworkAttributes", "InternetMaxBandwidthOut"] == 17)
        #expect(world.warnings(about: "web") == [])
    }

    @Test func `their old names are understood`() async throws {
        let world = try await Self.world([
            "kubernetes.io/service.internetChargeType": "TRAFFIC_POSTPAID_BY_HOUR",
            "kubernetes.io/service.internetMaxBandwidthOut": "5",
        ])
        #expect(try shown(world)[path: "NetworkAttributes", "InternetMaxBandwidthOut"] == 5)
    }

    @Test(arguments: [
        (chargeType, "BY_MOOD"), (bandwidth, "0"), (bandwidth, "2049"), (bandwidth, "fast"), (extensive, "no JSON"),
        (extensive, #"{"Number":2}"#), (prefix + "pass-to-target", "maybe"),
        (prefix + "security-groups", "sg-1,sg-2,sg-3,sg-4,sg-5,sg-6"), (prefix + "snat-pro-info", "{}"),
        (prefix + "cross-region-id", "ap-beijing"),
        ("service.kubernetes.io/loadbalance-type", "classic"),
    ])
    func `values that cannot be are E4005, and nothing is bought`(key: String, value: String) async throws {
        let world = try await Self.world([key: value])
        #expect(world.warnings(about: "web") == ["E4005"])
        #expect(try world.loadBalancers().isEmpty)
    }

    @Test func `extensive parameters go into the purchase, and win`() async throws {
        let text = #"{"LoadBalancerName":"mine","InternetAccessible":{"InternetMaxBandwidthOut":33}}"#
        let world = try await Self.world([Self.extensive: text, Self.bandwidth: "5"])
        #expect(try shown(world)["LoadBalancerName"] == "mine")
        #expect(try shown(world)[path: "NetworkAttributes", "InternetMaxBandwidthOut"] == 33)
    }

    @Test func `what the cloud does not take of them is E4005 with its own words`() async throws {
        let world = try await Self.world([Self.extensive: #"{"VipIsp":"NOBODY"}"#])
        #expect(world.warnings(about: "web") == ["E4005"])
        let failure = await world.explanation("web").failure
        #expect(failure?.cloudCode == "InvalidParameterValue")
        #expect(failure?.requestId.count == 36)
        #expect(failure?.message.contains("VipIsp") == true)
    }

    @Test func `security groups are bound, changed and taken off; without the annotation they are left alone`()
        async throws
    {
        let world = try await Self.world([:])
        let cloud = world.cluster.cloud
        let groups = try ["a", "b"].map { name -> String in
            let made = try cloud.vpc(
                "CreateSecurityGroup",
                ["GroupName": .string(name), "GroupDescription": .string(name)]
            )
            return made[path: "SecurityGroup", "SecurityGroupId"]?.string ?? ""
        }
        let key = Self.prefix + "security-groups"
        try await world.annotate("web", [key: groups.joined(separator: ",")])
        #expect(try shown(world)["SecureGroups"]?.list == groups)
        try await world.annotate("web", [key: groups[1]])
        #expect(try shown(world)["SecureGroups"]?.list == [groups[1]])
        try await world.annotate("web", [key: nil])
        #expect(try shown(world)["SecureGroups"]?.list == [groups[1]])
        try await world.annotate("web", [key: ""])
        #expect(try shown(world)["SecureGroups"]?.list == [])
        #expect(world.warnings(about: "web") == [])
    }

    @Test func `pass-to-target is set and unset`() async throws {
        let key = Self.prefix + "pass-to-target"
        let world = try await Self.world([key: "true"])
        #expect(try shown(world)["LoadBalancerPassToTarget"] == true)
        try await world.annotate("web", [key: "false"])
        #expect(try shown(world)["LoadBalancerPassToTarget"] == false)
    }

    @Test func `deletion protection is set and unset`() async throws {
        let key = Self.prefix + "deletion-protection"
        let world = try await Self.world([key: "true"])
        #expect(try shown(world)["AttributeFlags"]?.list?.contains("DeleteProtect") == true)
        try await world.annotate("web", [key: "false"])
        #expect(try shown(world)["AttributeFlags"]?.list?.contains("DeleteProtect") == false)
        await world.delete("web")
        #expect(world.service("web")["code"] == 404)
    }

    @Test func `snat-pro-info adds addresses of a subnet`() async throws {
        let world = try await Self.world([Self.extensive: #"{"SnatPro":true}"#])
        let info = #"{"snatIps":[{"subnetId":"\#(world.podSubnet)"}]}"#
        try await world.annotate("web", [Self.prefix + "snat-pro-info": info])
        #expect(world.warnings(about: "web") == [])
        #expect(try shown(world)["SnatIps"]?.array?.count == 1)
    }

    @Test(arguments: [true, false])
    func `with prevent-loopback health checks come from 100.64.0.0/10, from the beginning or later`(
        isLate: Bool
    ) async throws {
        let key = Self.prefix + "prevent-loopback"
        let world = try await Self.world(isLate ? [:] : [key: "true"])
        #expect(try listener(world)?[path: "HealthCheck", "SourceIpType"] == (isLate ? 0 : 1))
        try await world.annotate("web", [key: "true"])
        #expect(try listener(world)?[path: "HealthCheck", "SourceIpType"] == 1)
        #expect(world.warnings(about: "web") == [])
        #expect(await world.explanation("web").notes.first?.contains("there is no kube-proxy") == true)
    }

    @Test(arguments: [(60, 60), (10, 30), (10800, 3600)] as [(Int64, Int64)])
    func `a policy makes sessions stick as long as sessionAffinity says and the cloud can`(
        said: Int64,
        expected: Int64
    ) async throws {
        var policy = ReconcilerPolicy()
        policy.followsSessionAffinity = true
        let world = try ReconciledCluster(policy: policy)
        let spec: JSON = [
            "sessionAffinity": "ClientIP", "sessionAffinityConfig": ["clientIP": ["timeoutSeconds": .int(said)]],
        ]
        try await world.make(.service("web", type: "LoadBalancer").with(spec: spec))
        #expect(try listener(world)?["SessionExpireTime"] == .int(expected))
        #expect(await world.explanation("web").notes == ["no endpoint is ready"])
    }

    private func listener(_ world: ReconciledCluster) throws -> JSON? {
        let id = JSON.string(world.loadBalancerId(of: "web") ?? "")
        return try world.cluster.cloud.clb("DescribeListeners", ["LoadBalancerId": id])["Listeners"]?[0]
    }

    @Test func `listener parameters go into the creation of listeners`() async throws {
        let key = "service.kubernetes.io/service.listenerParameters"
        let world = try await Self.world([key: #"{"Scheduler":"LEAST_CONN"}"#])
        let id = world.loadBalancerId(of: "web") ?? ""
        let answer = try world.cluster.cloud.clb("DescribeListeners", ["LoadBalancerId": .string(id)])
        #expect(answer["Listeners"]?[0]?["Scheduler"] == "LEAST_CONN")
    }
}

/// A subnet without addresses (reference 8, row 1).
struct FullSubnetTests {
    private static let key = "service.kubernetes.io/qcloud-loadbalancer-internal-subnetid"

    @Test func `the Warning tells which subnet is full and of what, and an address that is freed is taken`()
        async throws
    {
        let world = try ReconciledCluster(podCIDR: "10.0.1.0/28")
        let subnet = world.podSubnet
        for number in 1...14 {
            try world.apply(.service("web-\(number)", type: "LoadBalancer", annotations: [Self.key: subnet]))
            await world.advance(by: .seconds(5))
        }
        let refused = (1...14).filter { world.loadBalancerId(of: "web-\($0)") == nil }
        #expect(refused == [14])
        #expect(world.warnings(about: "web-14").first == "E4008")
        let text = try #require(world.events(about: "web-14").first)
        #expect(text.contains("Subnet \(subnet) (10.0.1.0/28) has 13 of 13 addresses in use: 13 CLB."))
        #expect(text.contains("OriginError: ResourceInsufficient"))
        await world.delete("web-2")
        #expect(world.loadBalancerId(of: "web-14") != nil)
        #expect(await world.explanation("web-14").failure == nil)
    }
}
