import CloudAPI
import CloudWire
import TestSupport
import Testing

/// Reference 2.6 and 2.7.
struct TaskTests {
    private func status(of response: JSON, _ cloud: TestCloud) throws -> JSON? {
        try cloud.clb("DescribeTaskStatus", ["TaskId": response["RequestId"] ?? .null])["Status"]
    }

    @Test func `a creation runs until it is due`() throws {
        let network = try TestNetwork(TestCloud(settings: Settings()))

        let created = try network.cloud.clb("CreateLoadBalancer", network.order())
        let id = created["LoadBalancerIds"]?[0] ?? .null
        #expect(try status(of: created, network.cloud) == 2)
        #expect(try network.cloud.loadBalancer(id)?["Status"] == 0)

        network.cloud.clock.advance(by: .seconds(1))
        let task = try network.cloud.clb("DescribeTaskStatus", ["DealName": created["DealName"] ?? .null])
        #expect(task["Status"] == 0)
        #expect(task["LoadBalancerIds"] == [id])
        #expect(try network.cloud.loadBalancer(id)?["Status"] == 1)
        #expect(try network.cloud.loadBalancer(id)?["StatusTime"] == "2026-01-01 08:00:01")
    }

    @Test func `a second write to a busy load balancer is refused until the first ends`() throws {
        let network = try TestNetwork(TestCloud(settings: Settings()))
        let id = try network.createLoadBalancer()
        func rename() throws -> JSON {
            try network.cloud.clb("ModifyLoadBalancerAttributes", ["LoadBalancerId": id, "LoadBalancerName": "new"])
        }

        let refused = try rename()
        #expect(refused.errorCode == "FailedOperation.ResourceInOperating")
        #expect(refused.errorMessage?.contains("Your task is working (") == true)
        network.cloud.clock.advance(by: .seconds(1))
        #expect(try rename().errorCode == nil)
        #expect(try rename().errorCode == "FailedOperation.ResourceInOperating")
    }

    @Test func `different load balancers are independent and reads are never blocked`() throws {
        let network = try TestNetwork(TestCloud(settings: Settings()))
        let first = try network.createLoadBalancer()

        #expect(try network.createLoadBalancer() != .null)
        #expect(try network.cloud.loadBalancer(first) != nil)
    }

    @Test func `writes that are done at once can be polled too`() throws {
        let network = try TestNetwork(TestCloud())
        let id = try network.createLoadBalancer()

        let response = try network.cloud.clb("SetLoadBalancerSecurityGroups", ["LoadBalancerId": id])

        #expect(try status(of: response, network.cloud) == 0)
    }

    @Test(arguments: [[:], ["TaskId": "no-such-task"], ["DealName": "0"]] as [JSON])
    func `a task that is not there is an invalid parameter`(parameters: JSON) throws {
        #expect(try TestCloud().clb("DescribeTaskStatus", parameters).errorCode == "InvalidParameter")
    }
}
