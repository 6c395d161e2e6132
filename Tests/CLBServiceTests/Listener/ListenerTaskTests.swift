import CloudWire
import TestSupport
import Testing

/// Reference 2.6 and 2.7.
struct ListenerTaskTests {
    private static func text(_ task: String) -> String {
        "Your task is working (\(task)). Pls wait for the task to complete and try again."
    }

    @Test func `a load balancer takes one task at a time, and says which`() throws {
        let cloud = try BoundLoadBalancer(.slow)
        let listener = try cloud.listener()
        cloud.advance(seconds: 1)
        _ = try cloud.register([["InstanceId": "ins-00000001", "Port": 80]], on: listener)

        let refused = try cloud.createListener("TCP", 81)
        cloud.advance(seconds: 1)

        #expect(refused.errorCode == "FailedOperation.ResourceInOperating")
        #expect(refused.errorMessage == Self.text("AddQLBL4ListenerDevice"))
        #expect(try cloud.createListener("TCP", 81).errorCode == nil)
    }

    @Test func `changing a domain is called what the cloud calls it`() throws {
        let cloud = try BoundLoadBalancer(.slow)
        let listener = try cloud.listener("HTTP")
        cloud.advance(seconds: 1)
        _ = try cloud.rule(on: listener)
        cloud.advance(seconds: 1)
        _ = try cloud.call("ModifyDomain", ["ListenerId": listener, "Domain": "a.example", "NewDomain": "b.example"])

        let refused = try cloud.createListener("TCP", 81)

        #expect(refused.errorMessage == Self.text("UpdateQLBL7ListenerDomain"))
        #expect(try cloud.rules(of: listener)[0]["Domain"] == "b.example")
    }

    @Test(
        arguments: [
            ("CreateListener", ["Ports": [81], "Protocol": "TCP"]),
            ("ModifyListener", ["ListenerId": "lbl-00000000"]),
            ("DeleteListener", ["ListenerId": "lbl-00000000"]),
            ("DeleteLoadBalancerListeners", [:]),
            ("CreateRule", ["ListenerId": "lbl-00000000", "Rules": []]),
            ("ModifyRule", ["ListenerId": "lbl-00000000", "LocationId": "loc-00000000"]),
            ("ModifyDomain", ["ListenerId": "lbl-00000000", "Domain": "a", "NewDomain": "b"]),
            ("ModifyDomainAttributes", ["ListenerId": "lbl-00000000", "Domain": "a"]),
            ("DeleteRule", ["ListenerId": "lbl-00000000"]),
            ("RegisterTargets", ["ListenerId": "lbl-00000000", "Targets": []]),
            ("DeregisterTargets", ["ListenerId": "lbl-00000000", "Targets": []]),
            ("BatchRegisterTargets", ["Targets": []]),
            ("BatchDeregisterTargets", ["Targets": []]),
            ("ModifyTargetWeight", ["ListenerId": "lbl-00000000", "Targets": []]),
            ("ModifyTargetPort", ["ListenerId": "lbl-00000000", "Targets": [], "NewPort": 1]),
            ("BatchModifyTargetWeight", ["ModifyList": []]),
        ] as [(String, [String: JSON])]
    )
    func `every write waits for the one before`(action: String, parameters: [String: JSON]) throws {
        let cloud = try BoundLoadBalancer(.slow)
        _ = try cloud.listener()

        #expect(try cloud.call(action, parameters).errorCode == "FailedOperation.ResourceInOperating")
    }

    @Test func `the task is found by the id of the request`() throws {
        let cloud = try BoundLoadBalancer(.slow)
        let taskId = try #require(try cloud.createListener()["RequestId"])

        let before = try cloud.cloud.clb("DescribeTaskStatus", ["TaskId": taskId])
        cloud.advance(seconds: 1)
        let after = try cloud.cloud.clb("DescribeTaskStatus", ["TaskId": taskId])

        #expect(before["Status"] == 2)
        #expect(after["Status"] == 0)
    }

    @Test func `a batch is done at once and found all the same`() throws {
        let cloud = try BoundLoadBalancer(.slow)
        let listener = try cloud.listener()
        cloud.advance(seconds: 1)

        let target: JSON = ["ListenerId": listener, "InstanceId": "ins-00000001", "Port": 80]
        let batch = try cloud.call("BatchRegisterTargets", ["Targets": [target]])
        let status = try cloud.cloud.clb("DescribeTaskStatus", ["TaskId": batch["RequestId"] ?? .null])

        #expect(status["Status"] == 0)
        #expect(try cloud.createListener("TCP", 81).errorCode == nil)
    }
}
