import CloudWire
import Testing

extension FAQ {
    /// Why there is no load balancer (reference 5.1, 8).
    @Suite(.serialized)
    struct MissingLoadBalancers {
        private static let subnetKey = "service.kubernetes.io/qcloud-loadbalancer-internal-subnetid"

        @Test func `an object that does not meet the conditions gets none, and nothing is said about it`() async throws
        {
            let shop = try FAQNamespace("conditions")
            try await shop.applyAndSettle(
                .service("web", spec: ["clusterIP": "None"]),
                .ingress("entry", annotations: [:])
            )
            for object in ["svc/web", "ingress/entry"] {
                let description = try await shop.kubectl("describe", object)
                #expect(description.contains(/Events: +<none>/), "\(description)")
                #expect(try await shop.object(object).address == nil, "\(object)")
            }
            #expect(try await shop.loadBalancers(of: "web").isEmpty)
        }

        @Test func `describing an object that got none shows a Warning event with the reason`() async throws {
            let shop = try FAQNamespace("warning")
            let unknown = [Self.subnetKey: "subnet-00000000"]
            try await shop.applyAndSettle(.service("web", type: "LoadBalancer", annotations: unknown))
            let description = try await shop.kubectl("describe", "svc", "web")
            let line = try #require(description.split(separator: "\n").first { $0.contains("Warning") })
            #expect(line.contains("service-controller"))
            #expect(line.contains("Service Sync ClientError. ErrorCode: E4037"))
        }

        @Test func `a subnet without free addresses is the reason that the Warning tells`() async throws {
            let shop = try FAQNamespace("exhausted")
            let subnet = try await shop.makeSubnet("10.200.160.0/28")
            let order: JSON = [
                "LoadBalancerType": "INTERNAL", "VpcId": .string(shop.cluster.vpcId), "SubnetId": .string(subnet),
                "Number": 13,
            ]
            try await shop.call("clb", "CreateLoadBalancer", order)
            try await shop.applyAndSettle(.service("web", type: "LoadBalancer", annotations: [Self.subnetKey: subnet]))
            let service = try await shop.object("svc/web")
            #expect(service.address == nil)
            #expect(try await shop.kubectl("get", "svc", "web").contains("<pending>"))
            let description = try await shop.kubectl("describe", "svc", "web")
            let line = try #require(description.split(separator: "\n").first { $0.contains("Warning") })
            #expect(line.contains("ErrorCode: E4008"))
            #expect(line.contains(subnet))
        }
    }
}
