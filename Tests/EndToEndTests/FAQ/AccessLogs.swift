import CloudWire
import Testing

extension FAQ {
    /// How to see the access logs of a load balancer (CLB reference 4).
    @Suite(.serialized)
    struct AccessLogs {
        @Test func `the access log of an Ingress's load balancer is off by default`() async throws {
            let shop = try FAQNamespace("log-off")
            try await shop.apply(.service("web"), .ingress("entry", annotations: .qcloud))
            let loadBalancer = try await shop.loadBalancer(at: try await shop.addressed("ingress/entry").address)
            #expect(loadBalancer["LogSetId"]?.string ?? "" == "")
            #expect(loadBalancer["LogTopicId"]?.string ?? "" == "")
        }

        @Test func `it is turned on at the load balancer itself, and stays on`() async throws {
            let shop = try FAQNamespace("log-on")
            try await shop.apply(.service("web"), .ingress("entry", annotations: .qcloud))
            let address = try await shop.addressed("ingress/entry").address
            let id = try await shop.loadBalancer(at: address)["LoadBalancerId"] ?? .null
            let set = try await shop.call("clb", "CreateClsLogSet")["LogsetId"] ?? .null
            let topic = try await shop.call("clb", "CreateTopic", ["TopicName": "access"])["TopicId"] ?? .null
            let order: JSON = ["LoadBalancerId": id, "LogSetId": set, "LogTopicId": topic]
            try await shop.call("clb", "SetLoadBalancerClsLog", order)
            try await shop.kubectl("annotate", "ingress", "entry", "touched=yes")
            try await shop.settle()
            let loadBalancer = try await shop.loadBalancer(at: address)
            #expect(loadBalancer["LogSetId"] == set)
            #expect(loadBalancer["LogTopicId"] == topic)
        }
    }
}
