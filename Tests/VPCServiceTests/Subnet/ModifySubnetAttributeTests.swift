import CloudWire
import TestSupport
import Testing

/// Reference 5.3.
struct ModifySubnetAttributeTests {
    @Test func `only what is named changes`() throws {
        let cloud = try TestCloud()
        let id = try cloud.makeSubnet(in: try cloud.makeVpc())

        _ = try cloud.vpc("ModifySubnetAttribute", ["SubnetId": id, "EnableBroadcast": "true"])
        _ = try cloud.vpc("ModifySubnetAttribute", ["SubnetId": id, "SubnetName": "api"])

        #expect(try cloud.subnet(id)["SubnetName"] == "api")
        #expect(try cloud.subnet(id)["EnableBroadcast"] == true)
    }

    @Test(
        arguments: [
            (["SubnetId": "subnet"], "InvalidParameterValue.Malformed"),
            (["SubnetId": "subnet-zzzzzzzz"], "ResourceNotFound"),
            (["SubnetName": ""], "InvalidParameterValue"),
            (["SubnetName": .string(String(repeating: "é", count: 31))], "InvalidParameterValue.TooLong"),
            (["EnableBroadcast": "on"], "InvalidParameterValue"),
        ] as [(JSON, String)]
    )
    func `what cannot be changed is refused`(change: JSON, code: String) throws {
        let cloud = try TestCloud()
        var request = JSONObject([("SubnetId", try cloud.makeSubnet(in: try cloud.makeVpc()))])
        for (name, value) in change.object?.members ?? [] { request[name] = value }

        #expect(try cloud.vpc("ModifySubnetAttribute", .object(request)).errorCode == code)
    }
}
