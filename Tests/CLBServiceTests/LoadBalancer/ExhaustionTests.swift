import CloudAPI
import CloudWire
import TestSupport
import Testing

/// Reference 2.2, 5.3 and 6: a subnet without free addresses.
struct ExhaustionTests {
    @Test func `thirteen internal load balancers fit into a slash 28`() throws {
        let network = try TestNetwork(TestCloud(), block: "10.0.0.0/28")

        for expected in (0..<13).reversed() {
            #expect(try network.createLoadBalancer() != .null)
            #expect(try network.availableCount() == Int64(expected))
        }
    }

    @Test func `the next create is refused and no load balancer appears`() throws {
        let network = try TestNetwork(TestCloud(), block: "10.0.0.0/28")
        _ = try network.createLoadBalancer(["Number": 13])

        let refused = try network.cloud.clb("CreateLoadBalancer", network.order())

        #expect(refused.errorCode == "ResourceInsufficient")
        #expect(try network.cloud.clb("DescribeLoadBalancers")["TotalCount"] == 13)
        #expect(try network.subnet()["TotalIpAddressCount"] == 13)
    }

    @Test func `a create of more than there is room for takes nothing`() throws {
        let network = try TestNetwork(TestCloud(), block: "10.0.0.0/28")
        _ = try network.createLoadBalancer(["Number": 10])

        let refused = try network.cloud.clb("CreateLoadBalancer", network.order(["Number": 4]))

        #expect(refused.errorCode == "ResourceInsufficient")
        #expect(try network.availableCount() == 3)
    }

    @Test func `deleting one makes room`() throws {
        let network = try TestNetwork(TestCloud(), block: "10.0.0.0/28")
        let first = try network.createLoadBalancer()
        _ = try network.createLoadBalancer(["Number": 12])

        _ = try network.cloud.clb("DeleteLoadBalancer", ["LoadBalancerIds": [first]])
        #expect(try network.availableCount() == 1)
        let next = try network.createLoadBalancer()

        #expect(try network.cloud.loadBalancer(next)?["LoadBalancerVips"] == ["10.0.0.2"])
    }

    @Test(arguments: [Settings.ExhaustionMode.refuse, .failTask])
    func `a chosen address that is taken is a wrong value, in a full subnet too`(mode: Settings.ExhaustionMode) throws {
        var settings = Settings.immediate
        settings.exhaustion = mode
        let network = try TestNetwork(TestCloud(settings: settings), block: "10.0.0.0/28")
        _ = try network.createLoadBalancer(["Number": 13])

        let refused = try network.cloud.clb("CreateLoadBalancer", network.order(["Vip": "10.0.0.5"]))

        #expect(refused.errorCode == "InvalidParameterValue")
    }

    @Test func `as a setting the create is accepted and fails as a task`() throws {
        var settings = Settings()
        settings.exhaustion = .failTask
        let network = try TestNetwork(TestCloud(settings: settings), block: "10.0.0.0/28")
        _ = try network.createLoadBalancer(["Number": 13])

        let accepted = try network.cloud.clb("CreateLoadBalancer", network.order())
        let task: JSON = ["TaskId": accepted["RequestId"] ?? .null]
        let running = try network.cloud.clb("DescribeTaskStatus", task)
        network.cloud.clock.advance(by: .seconds(60))
        let failed = try network.cloud.clb("DescribeTaskStatus", task)

        #expect(accepted["LoadBalancerIds"]?.array?.count == 1)
        #expect(running["Status"] == 2)
        #expect(failed["Status"] == 1)
        #expect(failed["Message"]?.string?.isEmpty == false)
        #expect(try network.cloud.loadBalancer(accepted["LoadBalancerIds"]?[0] ?? .null) == nil)
    }
}
