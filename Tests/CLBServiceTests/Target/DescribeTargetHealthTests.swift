import CloudWire
import TestSupport
import Testing

/// Reference 3.7; as long as nothing probes, when a target becomes healthy is the simulator's decision.
struct DescribeTargetHealthTests {
    private static func state(_ cloud: BoundLoadBalancer) throws -> JSON? {
        try cloud.health()?["Listeners"]?[0]?["Rules"]?[0]?["Targets"]?[0]
    }

    @Test func `a target is unknown while it is probed and alive from then on`() throws {
        let cloud = try BoundLoadBalancer()
        let listener = try cloud.listener("TCP", 80, ["HealthCheck": ["IntervalTime": 10, "HealthNum": 2]])
        _ = try cloud.register([["InstanceId": "ins-00000001", "Port": 80]], on: listener)

        cloud.advance(seconds: 19)
        #expect(try Self.state(cloud)?["HealthStatusDetail"] == "Unknown")
        #expect(try Self.state(cloud)?["HealthStatus"] == false)
        cloud.advance(seconds: 1)
        #expect(try Self.state(cloud)?["HealthStatusDetail"] == "Alive")
        #expect(try Self.state(cloud)?["HealthStatus"] == true)
    }

    @Test func `a moved port is probed anew`() throws {
        let cloud = try BoundLoadBalancer()
        let listener = try cloud.listener()
        let target: JSON = ["InstanceId": "ins-00000001", "Port": 80]
        _ = try cloud.register([target], on: listener)
        cloud.advance(seconds: 100)

        _ = try cloud.call("ModifyTargetPort", ["ListenerId": listener, "Targets": [target], "NewPort": 81])

        #expect(try Self.state(cloud)?["HealthStatusDetail"] == "Unknown")
    }

    @Test func `without a check the state is closed, and the misspelt member says the same`() throws {
        let cloud = try BoundLoadBalancer()
        let listener = try cloud.listener("TCP", 80, ["HealthCheck": ["HealthSwitch": 0]])
        _ = try cloud.register([["InstanceId": "ins-00000001", "Port": 80, "Weight": 7]], on: listener)

        let target = try Self.state(cloud)

        #expect(target?["HealthStatusDetail"] == "Close")
        #expect(target?["HealthStatusDetial"] == "Close")
        #expect(target?["HealthStatus"] == false)
        #expect(target?["TargetId"] == "ins-00000001")
        #expect(target?["Weight"] == 7)
        #expect(target?["IP"]?.string?.hasPrefix("172.") == true)
    }

    @Test func `a layer 4 listener is one rule with an id and no domain`() throws {
        let cloud = try BoundLoadBalancer()
        _ = try cloud.listener()

        let rule = try cloud.health()?["Listeners"]?[0]?["Rules"]?[0]

        #expect(rule?["LocationId"]?.string?.hasPrefix("loc-") == true)
        #expect(rule?["Domain"] == .null)
        #expect(rule?["Url"] == .null)
        #expect(rule?["Targets"] == [])
    }

    @Test func `rules are listed with their targets, and none where there is none`() throws {
        let cloud = try BoundLoadBalancer()
        let listener = try cloud.listener("HTTP", 80, ["ListenerNames": ["web"]])
        #expect(try cloud.health()?["Listeners"]?[0]?["Rules"] == [])
        let rules = [try cloud.rule("a.example", on: listener), try cloud.rule("b.example", on: listener)]

        let all = try cloud.health()
        let one = try cloud.health(["LocationIds": [rules[1]]])

        #expect(all?["LoadBalancerName"] == "test")
        #expect(all?["Listeners"]?[0]?["ListenerName"] == "web")
        #expect(all?["Listeners"]?[0]?["Rules"]?.array?.map { $0["Domain"] } == ["a.example", "b.example"])
        #expect(one?["Listeners"]?[0]?["Rules"]?.array?.map { $0["LocationId"] } == [rules[1]])
    }

    @Test func `a load balancer named twice is listed once`() throws {
        let cloud = try BoundLoadBalancer()

        let described = try cloud.cloud.clb("DescribeTargetHealth", ["LoadBalancerIds": [cloud.id, cloud.id]])

        #expect(described["LoadBalancers"]?.array?.map { $0["LoadBalancerId"] } == [cloud.id])
    }

    @Test func `listeners are chosen by id`() throws {
        let cloud = try BoundLoadBalancer()
        let listeners = [try cloud.listener("TCP"), try cloud.listener("UDP")]

        let health = try cloud.health(["ListenerIds": [listeners[1]]])

        #expect(health?["Listeners"]?.array?.map { $0["ListenerId"] } == [listeners[1]])
    }

    @Test(
        arguments: [
            (["lb-00000000"], "InvalidParameter.LBIdNotFound"), ([], "InvalidParameterValue.Length"),
            (.array(Array(repeating: "lb-00000000", count: 31)), "InvalidParameterValue.Length"),
        ] as [(JSON, String)]
    )
    func `load balancers are named, known and at most thirty`(ids: JSON, code: String) throws {
        let cloud = try BoundLoadBalancer()

        #expect(try cloud.cloud.clb("DescribeTargetHealth", ["LoadBalancerIds": ids]).errorCode == code)
    }
}
