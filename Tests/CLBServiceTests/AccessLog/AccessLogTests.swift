import CloudWire
import TestSupport
import Testing

/// Reference 4.
struct AccessLogTests {
    @Test func `logs are off until a topic is set, and off again with empty ids`() throws {
        let network = try TestNetwork(TestCloud())
        let cloud = network.cloud
        let id = try network.createLoadBalancer()
        #expect(try cloud.loadBalancer(id)?["LogTopicId"] == "")

        let set = try cloud.clb("CreateClsLogSet")["LogsetId"] ?? .null
        let topic = try cloud.clb("CreateTopic", ["TopicName": "web"])["TopicId"] ?? .null
        _ = try cloud.clb(
            "SetLoadBalancerClsLog",
            ["LoadBalancerId": id, "LogSetId": set, "LogTopicId": topic]
        )
        #expect(try cloud.loadBalancer(id)?["LogSetId"] == set)
        #expect(try cloud.loadBalancer(id)?["LogTopicId"] == topic)

        _ = try cloud.clb("SetLoadBalancerClsLog", ["LoadBalancerId": id, "LogSetId": "", "LogTopicId": ""])
        #expect(try cloud.loadBalancer(id)?["LogSetId"] == "")
    }

    @Test func `health logs have a set and fields of their own`() throws {
        let network = try TestNetwork(TestCloud())
        let cloud = network.cloud
        let id = try network.createLoadBalancer()

        let set = try cloud.clb("CreateClsLogSet", ["LogsetType": "HEALTH"])["LogsetId"] ?? .null
        let topic = try cloud.clb("CreateTopic", ["TopicName": "web", "TopicType": "HEALTH"])["TopicId"] ?? .null
        let parameters: JSON = ["LoadBalancerId": id, "LogSetId": set, "LogTopicId": topic, "LogType": "HEALTH"]
        _ = try cloud.clb("SetLoadBalancerClsLog", parameters)

        #expect(try cloud.loadBalancer(id)?["HealthLogTopicId"] == topic)
        #expect(try cloud.loadBalancer(id)?["LogTopicId"] == "")
        #expect(try cloud.clb("DescribeClsLogSet")["HealthLogsetId"] == set)
        #expect(try cloud.clb("DescribeClsLogSet")["LogsetId"] == "")
    }

    @Test func `a region has one log set of a kind`() throws {
        let cloud = try TestCloud()
        _ = try cloud.clb("CreateClsLogSet")

        #expect(try cloud.clb("CreateClsLogSet", ["LogsetName": "other"]).errorCode == "LimitExceeded")
    }

    @Test func `a topic needs the log set and a name of its own`() throws {
        let cloud = try TestCloud()

        #expect(try cloud.clb("CreateTopic", ["TopicName": "web"]).errorCode == "InvalidParameter")
        _ = try cloud.clb("CreateClsLogSet")
        #expect(try cloud.clb("CreateTopic", ["TopicName": "web"]).errorCode == nil)
        #expect(try cloud.clb("CreateTopic", ["TopicName": "web"]).errorCode == "InvalidParameterValue.Duplicate")
        let tooMany: JSON = ["TopicName": "more", "PartitionCount": 11]
        #expect(try cloud.clb("CreateTopic", tooMany).errorCode == "InvalidParameterValue.Range")
    }

    @Test func `a topic that is not there cannot be set`() throws {
        let network = try TestNetwork(TestCloud())
        let id = try network.createLoadBalancer()

        let response = try network.cloud.clb(
            "SetLoadBalancerClsLog",
            ["LoadBalancerId": id, "LogSetId": "a", "LogTopicId": "b"]
        )

        #expect(response.errorCode == "InvalidParameterValue")
    }
}
