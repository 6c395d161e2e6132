import CloudWire
import TestSupport
import Testing

/// Reference 3.6, the last paragraph.
struct DescribeTargetsTests {
    /// A TCP listener with two targets, and an HTTP one with two rules of which the first has a target.
    private static func cloud() throws -> (BoundLoadBalancer, listeners: [JSON], rules: [JSON]) {
        let cloud = try BoundLoadBalancer()
        let listeners = [try cloud.listener("TCP", 80), try cloud.listener("HTTP", 81)]
        let rules = [try cloud.rule("a.example", on: listeners[1]), try cloud.rule("b.example", on: listeners[1])]
        _ = try cloud.register(
            [["EniIp": "10.200.1.1", "Port": 1], ["EniIp": "10.200.1.2", "Port": 1]],
            on: listeners[0]
        )
        let target: JSON = ["EniIp": "10.200.1.1", "Port": 2, "Tag": "blue"]
        _ = try cloud.register([target], on: listeners[1], ["LocationId": rules[0]])
        return (cloud, listeners, rules)
    }

    @Test func `targets stand under rules on layer 7 and under the listener on layer 4`() throws {
        let (cloud, _, rules) = try Self.cloud()

        let listeners = try #require(try cloud.call("DescribeTargets")["Listeners"]?.array)

        #expect(listeners[0]["Rules"] == .null)
        #expect(listeners[0]["Targets"]?.array?.count == 2)
        #expect(listeners[1]["Targets"] == .null)
        #expect(listeners[1]["Rules"]?[0]?["LocationId"] == rules[0])
        #expect(listeners[1]["Rules"]?[0]?["FunctionTargets"] == .null)
        #expect(listeners[1]["Rules"]?[1]?["Targets"] == [])
        #expect(listeners[1]["EndPort"] == 0)
    }

    @Test func `without listeners the list is empty`() throws {
        #expect(try BoundLoadBalancer().call("DescribeTargets")["Listeners"] == [])
    }

    @Test(
        arguments: [
            (["Protocol": "TCP"], 1), (["Protocol": "HTTP", "Port": 81], 1), (["Protocol": "HTTP", "Port": 80], 0),
            (["ListenerIds": ["lbl-00000000"]], 0), ([:], 2),
        ] as [([String: JSON], Int)]
    )
    func `listeners are chosen by id, protocol and port`(filters: [String: JSON], count: Int) throws {
        let (cloud, _, _) = try Self.cloud()

        #expect(try cloud.call("DescribeTargets", filters)["Listeners"]?.array?.count == count)
    }

    @Test(
        arguments: [
            ("private-ip-address", "10.200.1.1", 2), ("private-ip-address", "10.200.1.2", 1), ("tag", "blue", 1),
            ("location-id", "loc-00000000", 0),
        ] as [(JSON, JSON, Int)]
    )
    func `filters leave what matches`(name: JSON, value: JSON, count: Int) throws {
        let (cloud, _, _) = try Self.cloud()

        let described = try cloud.call("DescribeTargets", ["Filters": [["Name": name, "Values": [value]]]])

        #expect(described["Listeners"]?.array?.count == count)
    }

    @Test func `a rule is a filter`() throws {
        let (cloud, listeners, rules) = try Self.cloud()

        let described = try cloud.call("DescribeTargets", ["Filters": [["Name": "location-id", "Values": [rules[0]]]]])

        #expect(described["Listeners"]?.array?.map { $0["ListenerId"] } == [listeners[1]])
        #expect(described["Listeners"]?[0]?["Rules"]?.array?.count == 1)
    }

    @Test func `an unknown filter, load balancer or too many ids are errors`() throws {
        let (cloud, _, _) = try Self.cloud()
        let ids = Array(repeating: JSON.string("lbl-00000000"), count: 21)

        let filter = try cloud.call("DescribeTargets", ["Filters": [["Name": "color", "Values": ["x"]]]])
        let unknown = try cloud.call("DescribeTargets", ["LoadBalancerId": "lb-00000000"])

        #expect(filter.errorCode == "InvalidParameterValue.InvalidFilter")
        #expect(unknown.errorCode == "InvalidParameter.LBIdNotFound")
        #expect(
            try cloud.call("DescribeTargets", ["ListenerIds": .array(ids)]).errorCode == "InvalidParameterValue.Length"
        )
    }
}
