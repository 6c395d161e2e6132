import CloudWire
import Testing

extension FAQ {
    /// How to use a load balancer that one already has (reference 3.8).
    @Suite(.serialized)
    struct ExistingLoadBalancers {
        private static let serviceKey = "service.kubernetes.io/tke-existed-lbid"
        private static let ingressKey = "kubernetes.io/ingress.existLbId"

        @Test func `a Service uses the load balancer that its annotation names`() async throws {
            let shop = try FAQNamespace("existing-service")
            let id = try await shop.makeLoadBalancer()
            try await shop.apply(.service("web", type: "LoadBalancer", annotations: [Self.serviceKey: id]))
            let service = try await shop.addressed("svc/web")
            #expect(service.annotation("service.kubernetes.io/loadbalance-id") == id)
            #expect(try await shop.loadBalancer(at: service.address)["LoadBalancerId"]?.string == id)
            #expect(try await shop.loadBalancers(of: "web").isEmpty)
        }

        @Test func `an Ingress uses the load balancer that its annotation names`() async throws {
            let shop = try FAQNamespace("existing-ingress")
            let id = try await shop.makeLoadBalancer()
            let annotations = [String: String].qcloud.merging([Self.ingressKey: id]) { $1 }
            try await shop.apply(
                .service("web", spec: ["clusterIP": "None"]),
                .ingress("entry", annotations: annotations)
            )
            let ingress = try await shop.addressed("ingress/entry")
            #expect(try await shop.loadBalancer(at: ingress.address)["LoadBalancerId"]?.string == id)
            #expect(try await shop.loadBalancers(of: "web").isEmpty)
        }

        @Test func `a Service can change to an existing load balancer after its creation`() async throws {
            let shop = try FAQNamespace("existing-later")
            try await shop.apply(.service("web", type: "LoadBalancer"))
            let before = try await shop.addressed("svc/web").address
            let id = try await shop.makeLoadBalancer()
            let vips = try await shop.call("clb", "DescribeLoadBalancers", ["LoadBalancerIds": [.string(id)]])
            let vip = try #require(vips["LoadBalancerSet"]?[0]?["LoadBalancerVips"]?[0]?.string)
            try await shop.apply(.service("web", type: "LoadBalancer", annotations: [Self.serviceKey: id]))
            let field = "{.status.loadBalancer.ingress[0].ip}"
            try await shop.kubectl("wait", "--for=jsonpath=\(field)=\(vip)", "svc/web", "--timeout=60s")
            #expect(before != vip)
            #expect(try await shop.loadBalancers(of: "web").isEmpty)
        }

        @Test func `a load balancer that was made for a Service or Ingress cannot be used as an existing one`()
            async throws
        {
            let shop = try FAQNamespace("existing-made")
            try await shop.apply(.service("web", type: "LoadBalancer"))
            let web = try await shop.addressed("svc/web")
            let id = try #require(web.annotation("service.kubernetes.io/loadbalance-id"))
            let annotations = [String: String].qcloud.merging([Self.ingressKey: id]) { $1 }
            try await shop.applyAndSettle(
                .service("api", type: "LoadBalancer", annotations: [Self.serviceKey: id]),
                .ingress("entry", annotations: annotations)
            )
            #expect(try await shop.kubectl("describe", "svc", "api").contains("ErrorCode: E4012"))
            #expect(try await shop.kubectl("describe", "ingress", "entry").contains("ErrorCode: E4019"))
            for object in ["svc/api", "ingress/entry"] { #expect(try await shop.object(object).address == nil) }
        }

        @Test func `several Services or Ingresses cannot share an existing load balancer`() async throws {
            let shop = try FAQNamespace("existing-shared")
            let id = try await shop.makeLoadBalancer()
            try await shop.apply(.service("web", type: "LoadBalancer", annotations: [Self.serviceKey: id]))
            try await shop.addressed("svc/web")
            let annotations = [String: String].qcloud.merging([Self.ingressKey: id]) { $1 }
            try await shop.applyAndSettle(
                .service("api", type: "LoadBalancer", annotations: [Self.serviceKey: id], spec: .port(81)),
                .ingress("entry", annotations: annotations)
            )
            #expect(try await shop.kubectl("describe", "svc", "api").contains("ErrorCode: E4016"))
            #expect(try await shop.kubectl("describe", "ingress", "entry").contains("ErrorCode: E4021"))
            for object in ["svc/api", "ingress/entry"] { #expect(try await shop.object(object).address == nil) }
        }
    }
}
