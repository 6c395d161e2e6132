import CloudWire
import TestSupport
import Testing

/// Reference 2.5.
struct ModifyLoadBalancerAttributesTests {
    private func modify(_ network: TestNetwork, _ id: JSON, _ change: [String: JSON]) throws -> JSON {
        let parameters = change.merging(["LoadBalancerId": id]) { $1 }.map { (name: $0.key, value: $0.value) }
        return try network.cloud.clb("ModifyLoadBalancerAttributes", .object(JSONObject(parameters)))
    }

    @Test func `changes show in the description`() throws {
        let network = try TestNetwork(TestCloud())
        let id = try network.createLoadBalancer()

        let changes: [String: JSON] = [
            "LoadBalancerName": "new", "LoadBalancerPassToTarget": true, "SnatPro": true, "DeleteProtect": true,
        ]
        #expect(try modify(network, id, changes)["DealName"] == .null)
        let described = try #require(try network.cloud.loadBalancer(id))

        #expect(described["LoadBalancerName"] == "new")
        #expect(described["LoadBalancerPassToTarget"] == true)
        #expect(described["SnatPro"] == true)
        #expect(described["AttributeFlags"] == ["DeleteProtect"])
    }

    @Test func `a name of another load balancer is refused`() throws {
        let network = try TestNetwork(TestCloud())
        _ = try network.createLoadBalancer(["LoadBalancerName": "taken"])
        let id = try network.createLoadBalancer(["LoadBalancerName": "mine"])

        #expect(try modify(network, id, ["LoadBalancerName": "taken"]).errorCode == "InvalidParameterValue.Duplicate")
        #expect(try modify(network, id, ["LoadBalancerName": "mine"]).errorCode == nil)
    }

    @Test func `an unknown load balancer is named as such`() throws {
        let network = try TestNetwork(TestCloud())

        let response = try modify(network, "lb-12345678", ["LoadBalancerName": "x"])

        #expect(response.errorCode == "InvalidParameter.LBIdNotFound")
        #expect(response.errorMessage?.contains("LoadBalancer not exist") == true)
    }
}
