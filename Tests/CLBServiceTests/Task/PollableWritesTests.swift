import CloudAPI
import CloudWire
import TestSupport
import Testing

/// Reference 2.6: every RequestId of a write can be polled, whether its work was asynchronous or not.
struct PollableWritesTests {
    /// Calls that build on each other, each a write; the ids they need are filled in by name.
    private static let writes: [(action: String, parameters: JSON)] = [
        ("CreateListener", ["LoadBalancerId": "LB", "Ports": [80], "Protocol": "TCP"]),
        ("ModifyListener", ["LoadBalancerId": "LB", "ListenerId": "LBL", "ListenerName": "web"]),
        (
            "RegisterTargets",
            ["LoadBalancerId": "LB", "ListenerId": "LBL", "Targets": [["EniIp": "10.0.0.9", "Port": 1]]]
        ),
        (
            "BatchRegisterTargets",
            ["LoadBalancerId": "LB", "Targets": [["ListenerId": "LBL", "EniIp": "10.0.0.9", "Port": 2]]]
        ),
        (
            "ModifyTargetWeight",
            ["LoadBalancerId": "LB", "ListenerId": "LBL", "Targets": [["EniIp": "10.0.0.9", "Port": 1]], "Weight": 5]
        ),
        (
            "DeregisterTargets",
            ["LoadBalancerId": "LB", "ListenerId": "LBL", "Targets": [["EniIp": "10.0.0.9", "Port": 1]]]
        ),
        ("DeleteListener", ["LoadBalancerId": "LB", "ListenerId": "LBL"]),
        ("ModifyLoadBalancerAttributes", ["LoadBalancerId": "LB", "LoadBalancerName": "new"]),
        ("SetLoadBalancerSecurityGroups", ["LoadBalancerId": "LB"]),
        ("SetLoadBalancerClsLog", ["LoadBalancerId": "LB", "LogSetId": "", "LogTopicId": ""]),
        ("CreateClsLogSet", [:]),
        ("CreateTopic", ["TopicName": "web"]),
        ("DeleteLoadBalancer", ["LoadBalancerIds": ["LB"]]),
    ]

    @Test func `each write can be asked for by its RequestId`() throws {
        let network = try TestNetwork(TestCloud())
        var ids = ["LB": try network.createLoadBalancer()]
        for (action, parameters) in Self.writes {
            let response = try network.cloud.clb(action, filled(parameters, ids))
            #expect(response.errorCode == nil, "\(action): \(response.text)")
            if let listener = response["ListenerIds"]?[0] { ids["LBL"] = listener }
            let task = try network.cloud.clb("DescribeTaskStatus", ["TaskId": response["RequestId"] ?? .null])
            #expect(task["Status"] == 0, "\(action)")
        }
    }

    private func filled(_ json: JSON, _ ids: [String: JSON]) -> JSON {
        switch json {
        case .string(let name): ids[name] ?? json
        case .array(let elements): .array(elements.map { filled($0, ids) })
        case .object(let object): .object(JSONObject(object.members.map { ($0.name, filled($0.value, ids)) }))
        default: json
        }
    }
}
