import KubeAPI
import KubeObjects
import CloudAPI
import CloudModel
import CloudStore
import CloudWire
import TestSupport
import Testing

/// The checklist walked through a whole cloud and cluster (reconciler reference 6.3).
struct ReachFlowTests {
    private static let internalSubnet = "service.kubernetes.io/qcloud-loadbalancer-internal-subnetid"

    private func internalWeb(
        replicas: Int64 = 2,
        podAnnotations: [String: String] = [:],
        prepare: (ReconciledCluster) throws -> Void = { _ in }
    ) async throws -> ExplainedWorld {
        let world = try ReconciledCluster()
        try prepare(world)
        try world.apply(.deployment("web", replicas: replicas, annotations: podAnnotations))
        try world.apply(.deployment("client", replicas: 1))
        let subnet = world.cluster.serviceSubnet.rawValue
        try world.apply(.service("web", type: "LoadBalancer", annotations: [Self.internalSubnet: subnet]))
        return try await ExplainedWorld(world)
    }

    private func client(_ explained: ExplainedWorld) throws -> String {
        "pod/default/\(try #require(explained.pods("client-").first))"
    }

    @Test func `a pod reaches an internal VIP, and another VPC and the Internet do not`() async throws {
        let explained = try await internalWeb()
        #expect(try await explained.reach(from: client(explained)) == [:])
        let own = explained.world.cluster.cluster.vpcId.rawValue
        #expect(try await explained.reach(from: "vpc/\(own)") == [:])
        let made = try explained.cloud.vpc("CreateVpc", ["VpcName": "other", "CidrBlock": "10.9.0.0/16"])
        let other = try #require(made[path: "Vpc", "VpcId"]?.string)
        #expect(try await explained.reach(from: "vpc/\(other)") == ["load balancer": "failed"])
        #expect(try await explained.reach(from: "internet") == ["load balancer": "failed"])
    }

    @Test func `a public VIP is reached from a pod once its subnet has a route to a NAT gateway`() async throws {
        let explained = try await ExplainedWorld.web(prepare: { try $0.apply(.deployment("client", replicas: 1)) })
        #expect(try await explained.reach(from: "internet") == [:])
        #expect(try await explained.reach(from: client(explained)) == ["way to it": "failed"])
        let cluster = explained.world.cluster
        let gateway = try explained.cloud.vpc(
            "CreateNatGateway",
            ["NatGatewayName": "nat", "VpcId": .string(cluster.cluster.vpcId.rawValue), "AddressCount": 1]
        )["NatGatewaySet"]?[0]?["NatGatewayId"]
        let subnets = try explained.cloud.vpc("DescribeSubnets", ["SubnetIds": [.string(cluster.podSubnet.rawValue)]])
        let route: JSON = [
            "DestinationCidrBlock": "0.0.0.0/0", "GatewayType": "NAT", "GatewayId": gateway ?? "",
        ]
        let table = try #require(subnets["SubnetSet"]?[0]?["RouteTableId"])
        let created = try explained.cloud.vpc("CreateRoutes", ["RouteTableId": table, "Routes": [route]])
        #expect(created.errorCode == nil)
        #expect(try await explained.reach(from: client(explained)) == [:])
    }

    @Test func `a port without a listener fails`() async throws {
        let explained = try await internalWeb()
        let faults = try await explained.reach(from: client(explained), port: "81")
        #expect(faults["listener and rule"] == "failed")
    }

    @Test func `an Ingress is reached by host and path, and a path without a rule is not`() async throws {
        let explained = try await ExplainedWorld.web(type: "ClusterIP", prepare: { try $0.apply(.ingress("web")) })
        let own = try explained.world.loadBalancers().first { $0["LoadBalancerType"] == "OPEN" }
        let vip = try #require(own?["LoadBalancerVips"]?[0]?.string)
        func faults(_ place: String) async throws -> [JSON] {
            let answer = try await explained.ask(from: "internet", to: "\(vip):80/\(place)")
            return (answer["checks"]?.array ?? []).filter { $0["outcome"] == "failed" }.compactMap { $0["check"] }
        }
        #expect(try await faults("web.example.com/api/v1") == [])
        #expect(try await faults("web.example.com/web") == ["listener and rule"])
    }

    @Test func `a target taken away in the console is missing`() async throws {
        let explained = try await internalWeb()
        let id = try explained.loadBalancer()["LoadBalancerId"] ?? ""
        let listener = try explained.cloud.clb("DescribeTargets", ["LoadBalancerId": id])["Listeners"]?[0]
        let target = listener?["Targets"]?[0]
        let removed = try explained.cloud.clb(
            "DeregisterTargets",
            [
                "LoadBalancerId": id, "ListenerId": listener?["ListenerId"] ?? "",
                "Targets": [["EniIp": target?["PrivateIpAddresses"]?[0] ?? "", "Port": 8080]],
            ]
        )
        #expect(removed.errorCode == nil)
        #expect(try await explained.reach(from: client(explained)) == ["targets": "warning"])
    }

    @Test func `where all targets are told to be dead, it fails`() async throws {
        let explained = try await internalWeb()
        let addresses = explained.pods().compactMap { name in
            explained.world.cluster.ask("GET", "/api/v1/namespaces/default/pods/\(name)").json[path: "status", "podIP"]?
                .string.flatMap { IPv4Address($0) }
        }
        try explained.cloud.gateway.store.write { transaction in
            for address in addresses { try transaction.tellHealth(.dead, of: ServerPort(address: address, port: 8080)) }
        }
        #expect(try await explained.reach(from: client(explained)) == ["health": "failed"])
    }

    @Test func `a pod that calls its own VIP is warned, and fails where it is the only one`() async throws {
        let several = try await internalWeb()
        let one = try #require(several.pods().first)
        #expect(try await several.reach(from: "pod/default/\(one)") == ["loop-back": "warning"])
        let single = try await internalWeb(replicas: 1)
        let only = try #require(single.pods().first)
        #expect(try await single.reach(from: "pod/default/\(only)") == ["loop-back": "failed"])
    }

    @Test func `pods that are never ready are not served`() async throws {
        let explained = try await internalWeb(podAnnotations: ["clbsim.io/behaviour": "never-ready"])
        let faults = try await explained.reach(from: client(explained))
        #expect(faults["endpoints"] == "failed")
        #expect(faults["targets"] == "failed")
    }

    @Test func `pods that do not listen fail`() async throws {
        let explained = try await internalWeb(podAnnotations: ["clbsim.io/listen": "false"])
        let faults = try await explained.reach(from: client(explained))
        #expect(faults["pod listening"] == "failed")
    }

    @Test func `pods in a group without rules fail, until pass-to-target`() async throws {
        let world = try ReconciledCluster()
        let group = try world.cluster.cloud.vpc(
            "CreateSecurityGroup",
            ["GroupName": "closed", "GroupDescription": "lets nobody in"]
        )[path: "SecurityGroup", "SecurityGroupId"]?.string
        let annotation = ["eks.tke.cloud.tencent.com/security-group-id": try #require(group)]
        try world.apply(.deployment("web", replicas: 2, annotations: annotation))
        try world.apply(.deployment("client", replicas: 1))
        let subnet = world.cluster.serviceSubnet.rawValue
        try world.apply(.service("web", type: "LoadBalancer", annotations: [Self.internalSubnet: subnet]))
        let explained = try await ExplainedWorld(world)
        #expect(try await explained.reach(from: client(explained)) == ["security group": "failed"])
        let id = try explained.loadBalancer()["LoadBalancerId"] ?? ""
        let modified = try explained.cloud.clb(
            "ModifyLoadBalancerAttributes",
            ["LoadBalancerId": id, "LoadBalancerPassToTarget": true]
        )
        #expect(modified.errorCode == nil)
        #expect(try await explained.reach(from: client(explained)) == [:])
    }
}
