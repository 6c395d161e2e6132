import CloudWire
import TestSupport
import Testing

/// Reference 5.1, 5.4.
struct DeleteSecurityGroupTests {
    private func delete(_ id: JSON, in cloud: TestCloud) throws -> String? {
        try cloud.vpc("DeleteSecurityGroup", ["SecurityGroupId": id]).errorCode
    }

    @Test func `a deleted group is gone, with its rules`() throws {
        let cloud = try TestCloud()
        let id = try cloud.makeGroup()
        _ = try cloud.addRules([TestCloud.rule(), ["SecurityGroupId": id, "Action": "ACCEPT"]], to: id)

        #expect(try delete(id, in: cloud) == nil)
        #expect(try delete(id, in: cloud) == "ResourceNotFound")
        #expect(try cloud.isIntact())
    }

    @Test func `a malformed id has a code of its own`() throws {
        #expect(try delete("sg-1", in: try TestCloud()) == "InvalidSecurityGroupID.Malformed")
    }

    @Test func `the default group cannot be deleted`() throws {
        let cloud = try TestCloud()
        let list = try cloud.vpc("DescribeSecurityGroups")
        let id = try #require(list["SecurityGroupSet"]?[0]?["SecurityGroupId"])

        #expect(try delete(id, in: cloud) == "UnsupportedOperation")
    }

    @Test func `a group that another one names is in use`() throws {
        let cloud = try TestCloud()
        let id = try cloud.makeGroup("named")
        let other = try cloud.makeGroup("naming")
        _ = try cloud.addRules([["SecurityGroupId": id, "Action": "ACCEPT"]], to: other)

        #expect(try delete(id, in: cloud) == "ResourceInUse")
        _ = try cloud.deleteRules([["PolicyIndex": 0]], of: other)
        #expect(try delete(id, in: cloud) == nil)
    }

    @Test func `a group bound to a load balancer is in use`() throws {
        let cloud = try TestCloud()
        let id = try cloud.makeGroup()
        try cloud.insertLoadBalancer(in: try cloud.makeVpc(), boundTo: id)

        #expect(try delete(id, in: cloud) == "ResourceInUse")
    }
}
