import CloudWire
import Testing

extension FAQ {
    /// From where a VIP is reached, and from where not (reference 6.3).
    @Suite(.serialized)
    struct VIPCallers {
        private static let serviceSubnet = "service.kubernetes.io/qcloud-loadbalancer-internal-subnetid"

        /// Pods of the workload `web` behind a Service of that name, and others, `client`, that call it.
        private func shop(_ name: String, isInternal: Bool, replicas: Int64 = 1) async throws -> (FAQNamespace, String)
        {
            let shop = try FAQNamespace(name)
            let annotations = isInternal ? [Self.serviceSubnet: shop.cluster.serviceSubnetId] : [:]
            try await shop.apply(
                .deployment("web", replicas: replicas),
                .deployment("client", replicas: 1),
                .service("web", type: "LoadBalancer", annotations: annotations)
            )
            for workload in ["web", "client"] { try await shop.rolledOut(workload) }
            try await shop.settle()
            let address = try #require(try await shop.addressed("svc/web").address)
            return (shop, "\(address):80")
        }

        @Test func `the VIP of an internal load balancer is reached from within its VPC only`() async throws {
            let (shop, vip) = try await shop("callers-internal", isInternal: true)
            #expect(try await shop.reach(from: "vpc/\(shop.cluster.vpcId)", to: vip).isReachable)
            let made = try await shop.call("vpc", "CreateVpc", ["VpcName": "elsewhere", "CidrBlock": "10.77.0.0/16"])
            let other = try #require(made["Vpc"]?["VpcId"]?.string)
            for caller in ["vpc/\(other)", "internet"] {
                let walk = try await shop.reach(from: caller, to: vip)
                #expect(walk["load balancer"] == "failed", "\(caller)")
                #expect(!walk.isReachable, "\(caller)")
            }
        }

        @Test func `pods reach the VIP of any Service or Ingress of their cluster, as they are in the VPC`()
            async throws
        {
            let (shop, vip) = try await shop("callers-pods", isInternal: true)
            let subnet = ["kubernetes.io/ingress.subnetId": shop.cluster.serviceSubnetId]
            try await shop.apply(.ingress("entry", annotations: .qcloud.merging(subnet) { $1 }))
            let entry = try #require(try await shop.addressed("ingress/entry").address)
            try await shop.settle()
            let client = try await shop.pod("client")
            #expect(try await shop.reach(from: client, to: vip).faults == [:])
            #expect(try await shop.reach(from: client, to: "\(entry):80/shop.example.com/").faults == [:])
        }

        @Test func `a pod does not reach the VIP that it is the only pod of, internal or public`() async throws {
            for isInternal in [true, false] {
                let (shop, vip) = try await shop("callers-loop-\(isInternal)", isInternal: isInternal)
                let walk = try await shop.reach(from: try await shop.pod("web"), to: vip)
                #expect(walk["loop-back"] == "failed")
                #expect(!walk.isReachable)
            }
        }

        @Test func `where there are other pods, a pod reaches the VIP it serves itself, late or not always`()
            async throws
        {
            let (shop, vip) = try await shop("callers-loop-some", isInternal: true, replicas: 2)
            let walk = try await shop.reach(from: try await shop.pod("web"), to: vip)
            #expect(walk.faults == ["loop-back": "warning"])
            #expect(walk.isReachable)
        }

        @Test func `the VIP of a public load balancer is reached from the Internet`() async throws {
            let (shop, vip) = try await shop("callers-public", isInternal: false)
            #expect(try await shop.reach(from: "internet", to: vip).faults == [:])
        }

        @Test func `pods reach a public VIP once the cluster has a NAT gateway`() async throws {
            let (shop, vip) = try await shop("callers-nat", isInternal: false)
            let client = try await shop.pod("client")
            let before = try await shop.reach(from: client, to: vip)
            #expect(before.faults == ["way to it": "failed"])
            let after = try await shop.withNAT { try await shop.reach(from: client, to: vip) }
            #expect(after.faults == [:])
        }
    }
}

extension FAQNamespace {
    /// Has the pods' subnet a route to a NAT gateway for a while; all clusters share it.
    fileprivate func withNAT(_ body: () async throws -> FAQReach) async throws -> FAQReach {
        let order: JSON = ["NatGatewayName": .string(name), "VpcId": .string(cluster.vpcId), "AddressCount": 1]
        let made = try await call("vpc", "CreateNatGateway", order)
        let gateway = made["NatGatewaySet"]?[0]?["NatGatewayId"] ?? .null
        let subnets = try await call("vpc", "DescribeSubnets", ["SubnetIds": [.string(cluster.podSubnetId)]])
        let table = subnets["SubnetSet"]?[0]?["RouteTableId"] ?? .null
        let route: JSON = ["DestinationCidrBlock": "0.0.0.0/0", "GatewayType": "NAT", "GatewayId": gateway]
        try await call("vpc", "CreateRoutes", ["RouteTableId": table, "Routes": [route]])
        let walk = try await body()
        try await call("vpc", "DeleteRoutes", ["RouteTableId": table, "Routes": [route]])
        return walk
    }
}
