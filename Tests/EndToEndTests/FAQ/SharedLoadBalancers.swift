import CloudWire
import Testing

extension FAQ {
    /// How several Services use one load balancer (reference 3.9).
    @Suite(.serialized)
    struct SharedLoadBalancers {
        private static let serviceKey = "service.kubernetes.io/tke-existed-lbid"
        private static let shareKey = "service.kubernetes.io/qcloud-share-existed-lb"

        @Test func `by default a Service cannot use the load balancer of another`() async throws {
            let shop = try FAQNamespace("unshared")
            let id = try await shop.makeLoadBalancer()
            try await shop.apply(.service("web", type: "LoadBalancer", annotations: [Self.serviceKey: id]))
            try await shop.addressed("svc/web")
            try await shop.applyAndSettle(
                .service("api", type: "LoadBalancer", annotations: [Self.serviceKey: id], spec: .port(81))
            )
            #expect(try await shop.object("svc/api").address == nil)
            #expect(try await shop.kubectl("describe", "svc", "api").contains("ErrorCode: E4016"))
        }

        @Test func `Services that all say so share one, each with ports of its own`() async throws {
            let shop = try FAQNamespace("existing-agreed")
            let id = try await shop.makeLoadBalancer()
            let annotations = [Self.serviceKey: id, Self.shareKey: "true"]
            try await shop.apply(
                .service("web", type: "LoadBalancer", annotations: annotations),
                .service("api", type: "LoadBalancer", annotations: annotations, spec: .port(81))
            )
            let addresses = [
                try await shop.addressed("svc/web").address, try await shop.addressed("svc/api").address,
            ]
            #expect(addresses[0] == addresses[1])
            let listeners = try await shop.call("clb", "DescribeListeners", ["LoadBalancerId": .string(id)])
            #expect(Set((listeners["Listeners"]?.array ?? []).compactMap { $0["Port"]?.int }) == [80, 81])
        }
    }
}
