import CloudWire
import TestSupport
import Testing

/// Reference 2.5: what keeps a load balancer from being deleted.
struct ProtectionTests {
    @Test func `deletion protection is a flag that deletion respects until it is taken off`() throws {
        let network = try TestNetwork(TestCloud())
        let id = try network.createLoadBalancer()
        let deletion: JSON = ["LoadBalancerIds": [id], "ForceDelete": true]

        _ = try network.cloud.clb("ModifyLoadBalancerAttributes", ["LoadBalancerId": id, "DeleteProtect": true])
        #expect(try network.cloud.loadBalancer(id)?["AttributeFlags"] == ["DeleteProtect"])
        #expect(try network.cloud.clb("DeleteLoadBalancer", deletion).errorCode == "FailedOperation")

        _ = try network.cloud.clb("ModifyLoadBalancerAttributes", ["LoadBalancerId": id, "DeleteProtect": false])
        #expect(try network.cloud.loadBalancer(id)?["AttributeFlags"] == [])
        #expect(try network.cloud.clb("DeleteLoadBalancer", deletion).errorCode == nil)
    }

    @Test func `the lock of the console is on nothing, deletion protection or not`() throws {
        let network = try TestNetwork(TestCloud())
        let id = try network.createLoadBalancer()
        _ = try network.cloud.clb("ModifyLoadBalancerAttributes", ["LoadBalancerId": id, "DeleteProtect": true])

        let described = try network.cloud.clb("DescribeLBOperateProtect", ["LoadBalancerIds": [id]])

        #expect(described["LoadBalancerSet"]?.array?.map { $0["LoadBalancerId"] } == [id])
        #expect(described["LoadBalancerSet"]?[0]?["ProtectState"] == false)
        #expect(described["LoadBalancerSet"]?[0]?["OperatorUin"] == .null)
    }

    @Test func `an unknown load balancer has no lock to tell of`() throws {
        let cloud = try TestCloud()

        let refused = try cloud.clb("DescribeLBOperateProtect", ["LoadBalancerIds": ["lb-00000000"]])

        #expect(refused.errorCode == "InvalidParameter.LBIdNotFound")
    }
}
