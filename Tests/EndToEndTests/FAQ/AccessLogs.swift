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
            let (set, topic) = try await shop.turnOnAccessLog(of: id)
            try await shop.kubectl("annotate", "ingress", "entry", "touched=yes")
            try await shop.settle()
            let loadBalancer = try await shop.loadBalancer(at: address)
            #expect(loadBalancer["LogSetId"] == set)
            #expect(loadBalancer["LogTopicId"] == topic)
            #expect(try await shop.accessLogLine(of: id) == "access log: topic \(topic.string ?? "")")
        }

        @Test func `only a layer 7 load balancer writes an access log`() async throws {
            let shop = try FAQNamespace("log-four")
            try await shop.apply(.service("web", type: "LoadBalancer"))
            let address = try await shop.addressed("service/web").address
            let id = try await shop.loadBalancer(at: address)["LoadBalancerId"] ?? .null
            _ = try await shop.turnOnAccessLog(of: id)
            #expect(try await shop.accessLogLine(of: id)?.hasSuffix("no layer 7 listener writes one") == true)
        }
    }
}

extension FAQNamespace {
    fileprivate func turnOnAccessLog(of id: JSON) async throws -> (set: JSON, topic: JSON) {
        // There is one set a region.
        var set = try await call("clb", "DescribeClsLogSet")["LogsetId"] ?? ""
        if set == "" { set = try await call("clb", "CreateClsLogSet")["LogsetId"] ?? .null }
        let topic = try await call("clb", "CreateTopic", ["TopicName": .string("access-\(name)")])["TopicId"] ?? .null
        try await call("clb", "SetLoadBalancerClsLog", ["LoadBalancerId": id, "LogSetId": set, "LogTopicId": topic])
        return (set, topic)
    }

    /// What `clbsim explain` says of the access log of a load balancer.
    fileprivate func accessLogLine(of id: JSON) async throws -> String? {
        let outcome = try await Outcome.of(
            Surroundings.clbsim,
            ["explain", id.string ?? "", "--endpoint", "http://\(cluster.cloud.authority)"]
        )
        return outcome.output.split(separator: "\n").map(String.init).first { $0.contains("access log") }
    }
}
