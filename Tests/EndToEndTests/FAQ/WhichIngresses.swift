import CloudWire
import Testing

extension FAQ {
    /// Which Ingresses get a load balancer (reference 1.3).
    @Suite(.serialized)
    struct WhichIngresses {
        @Test func `an Ingress annotated with the class qcloud gets a load balancer`() async throws {
            let shop = try FAQNamespace("ingress-qcloud")
            try await shop.apply(.service("web", type: "ClusterIP"), .ingress("entry", annotations: .qcloud))
            try await shop.addressed("ingress/entry")
            #expect(try await shop.loadBalancers(of: "entry").count == 1)
        }

        @Test func `an Ingress without that pair, as for an nginx controller, gets none and no event`() async throws {
            let shop = try FAQNamespace("ingress-other")
            try await shop.applyAndSettle(
                .service("web", type: "LoadBalancer"),
                .ingress("entry", annotations: ["kubernetes.io/ingress.class": "nginx"]),
                .ingress("plain", annotations: [:])
            )
            for name in ["entry", "plain"] { #expect(try await shop.object("ingress/\(name)").address == nil) }
            for name in ["entry", "plain"] { #expect(try await shop.loadBalancers(of: name).isEmpty) }
            #expect(try await !shop.kubectl("get", "events").contains("ingress/"))
        }
    }
}
