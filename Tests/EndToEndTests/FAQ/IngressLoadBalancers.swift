import CloudWire
import Testing

extension FAQ {
    /// Where the load balancer of an Ingress is to be seen (reference 1.5).
    @Suite(.serialized)
    struct IngressLoadBalancers {
        @Test func `the VIP of an Ingress's load balancer is written to its status`() async throws {
            let shop = try FAQNamespace("ingress-vip")
            try await shop.apply(.service("web", type: "ClusterIP"), .ingress("entry", annotations: .qcloud))
            let ingress = try await shop.addressed("ingress/entry")
            let loadBalancer = try await shop.loadBalancer(at: ingress.address)
            #expect(loadBalancer["LoadBalancerName"]?.string?.hasSuffix("_ingress-vip_entry") == true)
            #expect(try await shop.kubectl("get", "ingress", "entry").contains(ingress.address ?? "none"))
        }

        @Test func `the id of an Ingress's load balancer is written to its annotation`() async throws {
            let shop = try FAQNamespace("ingress-id")
            try await shop.apply(.service("web", type: "ClusterIP"), .ingress("entry", annotations: .qcloud))
            let ingress = try await shop.addressed("ingress/entry")
            let id = try await shop.loadBalancer(at: ingress.address)["LoadBalancerId"]?.string
            #expect(ingress.annotation("kubernetes.io/ingress.qcloud-loadbalance-id") == id)
        }
    }
}
