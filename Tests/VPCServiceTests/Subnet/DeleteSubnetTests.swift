import CloudWire
import TestSupport
import Testing

/// Reference 5.3.
struct DeleteSubnetTests {
    @Test func `a subnet is kept while an address is used`() throws {
        let cloud = try TestCloud()
        let id = try cloud.makeSubnet(in: try cloud.makeVpc())
        try cloud.takeAddress(in: id)

        #expect(try cloud.vpc("DeleteSubnet", ["SubnetId": id]).errorCode == "ResourceInUse")

        try cloud.releaseAddresses(in: id)
        #expect(try cloud.vpc("DeleteSubnet", ["SubnetId": id]).errorCode == nil)
        #expect(try cloud.vpc("DeleteSubnet", ["SubnetId": id]).errorCode == "ResourceNotFound")
    }

    @Test func `a malformed id is another error`() throws {
        let response = try TestCloud().vpc("DeleteSubnet", ["SubnetId": "subnet-ABCDEFGH"])

        #expect(response.errorCode == "InvalidParameterValue.Malformed")
    }

    @Test func `its block can be used again`() throws {
        let cloud = try TestCloud()
        let vpc = try cloud.makeVpc()
        _ = try cloud.vpc("DeleteSubnet", ["SubnetId": try cloud.makeSubnet(in: vpc)])

        #expect(try cloud.subnet(try cloud.makeSubnet(in: vpc))["AvailableIpAddressCount"] == 253)
        #expect(try cloud.isIntact())
    }
}
