import CloudWire
import Testing

extension FAQ {
    /// Where the load balancer of a Service is to be seen (reference 1.5).
    @Suite(.serialized)
    struct ServiceLoadBalancers {
        @Test func `the id of a Service's load balancer is written to its annotation`() async throws {
            let shop = try FAQNamespace("service-id")
            try await shop.apply(.service("web", type: "LoadBalancer"))
            let service = try await shop.addressed("svc/web")
            let id = try await shop.loadBalancer(at: service.address)["LoadBalancerId"]?.string
            #expect(service.annotation("service.kubernetes.io/loadbalance-id") == id)
        }

        @Test func `the VIP of a Service's load balancer is written to its status`() async throws {
            let shop = try FAQNamespace("service-vip")
            try await shop.apply(.service("web", type: "LoadBalancer"))
            let service = try await shop.addressed("svc/web")
            let loadBalancer = try await shop.loadBalancer(at: service.address)
            #expect(loadBalancer["LoadBalancerName"]?.string?.hasSuffix("_service-vip_web") == true)
            #expect(try await shop.kubectl("get", "svc", "web").contains(service.address ?? "none"))
        }

        @Test func `a Service also carries the id under the key that Ingresses have`() async throws {
            let shop = try FAQNamespace("service-ingress-key")
            try await shop.apply(.service("web", type: "LoadBalancer"))
            let service = try await shop.addressed("svc/web")
            let id = try await shop.loadBalancer(at: service.address)["LoadBalancerId"]?.string
            #expect(service.annotation("kubernetes.io/ingress.qcloud-loadbalance-id") == id)
        }
    }
}
