import CloudWire
import Testing

extension FAQ {
    /// How to choose between a public and an internal load balancer (reference 1.4).
    @Suite(.serialized)
    struct PublicOrInternal {
        private static let serviceKey = "service.kubernetes.io/qcloud-loadbalancer-internal-subnetid"
        private static let ingressKey = "kubernetes.io/ingress.subnetId"

        @Test func `a load balancer is public by default`() async throws {
            let shop = try FAQNamespace("public")
            try await shop.apply(
                .service("web", type: "LoadBalancer"),
                .ingress("entry", annotations: .qcloud)
            )
            for object in ["svc/web", "ingress/entry"] {
                let address = try await shop.addressed(object).address
                #expect(try await shop.loadBalancer(at: address)["LoadBalancerType"] == "OPEN", "\(object)")
            }
        }

        @Test func `an annotated subnet makes the load balancer of a Service internal`() async throws {
            let shop = try FAQNamespace("internal-service")
            let subnet = shop.cluster.podSubnetId
            try await shop.apply(.service("web", type: "LoadBalancer", annotations: [Self.serviceKey: subnet]))
            let loadBalancer = try await shop.loadBalancer(at: try await shop.addressed("svc/web").address)
            #expect(loadBalancer["LoadBalancerType"] == "INTERNAL")
            #expect(loadBalancer["SubnetId"]?.string == subnet)
        }

        @Test func `an annotated subnet makes the load balancer of an Ingress internal`() async throws {
            let shop = try FAQNamespace("internal-ingress")
            let subnet = shop.cluster.podSubnetId
            let annotations = [String: String].qcloud.merging([Self.ingressKey: subnet]) { $1 }
            try await shop.apply(.service("web"), .ingress("entry", annotations: annotations))
            let loadBalancer = try await shop.loadBalancer(at: try await shop.addressed("ingress/entry").address)
            #expect(loadBalancer["LoadBalancerType"] == "INTERNAL")
            #expect(loadBalancer["SubnetId"]?.string == subnet)
        }

        @Test func `the subnet must lie in the VPC of the cluster, which the cluster's description tells`() async throws
        {
            let shop = try FAQNamespace("foreign-subnet")
            let vpc = try await shop.call("vpc", "CreateVpc", ["VpcName": "other", "CidrBlock": "10.9.0.0/16"])
            let vpcId = try #require(vpc["Vpc"]?["VpcId"]?.string)
            #expect(vpcId != shop.cluster.vpcId)
            let foreign = try await shop.makeSubnet("10.9.1.0/24", in: vpcId)
            try await shop.applyAndSettle(
                .service("web", type: "LoadBalancer", annotations: [Self.serviceKey: foreign])
            )
            #expect(try await shop.object("svc/web").address == nil)
            #expect(try await shop.loadBalancers(of: "web").isEmpty)
            #expect(try await shop.kubectl("describe", "svc", "web").contains("ErrorCode: E4"))
        }
    }
}
