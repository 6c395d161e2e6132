import CloudWire
import TestSupport
import Testing

/// Reference 2.8.
struct LoadBalancerSecurityGroupTests {
    private func group(_ cloud: TestCloud, _ name: String) throws -> JSON {
        let parameters: JSON = ["GroupName": .string(name), "GroupDescription": "test"]
        return try cloud.vpc("CreateSecurityGroup", parameters)["SecurityGroup"]?["SecurityGroupId"] ?? .null
    }

    @Test func `the whole ordered list is replaced, and cleared when none is given`() throws {
        let network = try TestNetwork(TestCloud())
        let id = try network.createLoadBalancer()
        let groups = try ["b", "a"].map { try group(network.cloud, $0) }
        func groupsNow() throws -> JSON? { try network.cloud.loadBalancer(id)?["SecureGroups"] }

        _ = try network.cloud.clb(
            "SetLoadBalancerSecurityGroups",
            ["LoadBalancerId": id, "SecurityGroups": .array(groups)]
        )
        #expect(try groupsNow() == .array(groups))
        _ = try network.cloud.clb("SetLoadBalancerSecurityGroups", ["LoadBalancerId": id])
        #expect(try groupsNow() == [])
    }

    @Test func `one group is added to many and removed again`() throws {
        let network = try TestNetwork(TestCloud())
        let ids = try (0..<2).map { _ in try network.createLoadBalancer() }
        let group = try group(network.cloud, "a")
        func set(_ operation: String) throws -> JSON {
            try network.cloud.clb(
                "SetSecurityGroupForLoadbalancers",
                ["SecurityGroup": group, "OperationType": .string(operation), "LoadBalancerIds": .array(ids)]
            )
        }

        #expect(try set("ADD").errorCode == nil)
        #expect(try ids.map { try network.cloud.loadBalancer($0)?["SecureGroups"] } == [[group], [group]])
        #expect(try set("DEL").errorCode == nil)
        #expect(try ids.map { try network.cloud.loadBalancer($0)?["SecureGroups"] } == [[], []])
        #expect(try set("TOGGLE").errorCode == "InvalidParameterValue")
    }

    @Test func `a bound group cannot be deleted until the load balancer is gone`() throws {
        let network = try TestNetwork(TestCloud())
        let id = try network.createLoadBalancer()
        let group = try group(network.cloud, "a")
        _ = try network.cloud.clb("SetLoadBalancerSecurityGroups", ["LoadBalancerId": id, "SecurityGroups": [group]])
        func delete() throws -> String? {
            try network.cloud.vpc("DeleteSecurityGroup", ["SecurityGroupId": group]).errorCode
        }

        #expect(try delete() == "ResourceInUse")
        _ = try network.cloud.clb("DeleteLoadBalancer", ["LoadBalancerIds": [id]])
        #expect(try delete() == nil)
    }

    @Test func `an unknown group or load balancer is refused`() throws {
        let network = try TestNetwork(TestCloud())
        let id = try network.createLoadBalancer()

        let unknownGroup = try network.cloud.clb(
            "SetLoadBalancerSecurityGroups",
            ["LoadBalancerId": id, "SecurityGroups": ["sg-12345678"]]
        )
        let unknown = try network.cloud.clb("SetLoadBalancerSecurityGroups", ["LoadBalancerId": "lb-12345678"])

        #expect(unknownGroup.errorCode == "InvalidParameterValue")
        #expect(unknown.errorCode == "InvalidParameter.LBIdNotFound")
    }
}
