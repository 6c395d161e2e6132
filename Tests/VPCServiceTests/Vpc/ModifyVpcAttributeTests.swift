import CloudWire
import TestSupport
import Testing

/// Reference 5.2.
struct ModifyVpcAttributeTests {
    @Test func `only what is named changes`() throws {
        let cloud = try TestCloud()
        let id = try cloud.makeVpc()

        _ = try cloud.vpc(
            "ModifyVpcAttribute",
            ["VpcId": id, "EnableMulticast": "true", "DomainName": "shop.internal"]
        )
        _ = try cloud.vpc("ModifyVpcAttribute", ["VpcId": id, "VpcName": "store", "DnsServers": ["8.8.8.8"]])

        let vpc = try cloud.vpc("DescribeVpcs", ["VpcIds": [id]])["VpcSet"]?[0]
        #expect(vpc?["VpcName"] == "store")
        #expect(vpc?["EnableMulticast"] == true)
        #expect(vpc?["DomainName"] == "shop.internal")
        #expect(vpc?["DnsServerSet"] == ["8.8.8.8"])
    }

    @Test(
        arguments: [
            (["VpcId": "vpc-1"], "InvalidParameterValue.Malformed"),
            (["VpcId": "vpc-zzzzzzzz"], "ResourceNotFound"),
            (["VpcName": .string(String(repeating: "a", count: 61))], "InvalidParameterValue.TooLong"),
            (["VpcName": ""], "InvalidParameterValue"),
            (["EnableMulticast": "1"], "InvalidParameterValue"),
            (["DnsServers": ["1.2.3"]], "InvalidParameterValue.Malformed"),
            (
                ["DnsServers": ["1.1.1.1", "1.1.1.2", "1.1.1.3", "1.1.1.4", "1.1.1.5"]],
                "InvalidParameterValue.LimitExceeded"
            ),
            (["EnableCdcPublish": true], "UnsupportedOperation"),
        ] as [(JSON, String)]
    )
    func `what cannot be changed is refused`(change: JSON, code: String) throws {
        let cloud = try TestCloud()
        var request = JSONObject([("VpcId", try cloud.makeVpc())])
        for (name, value) in change.object?.members ?? [] { request[name] = value }

        #expect(try cloud.vpc("ModifyVpcAttribute", .object(request)).errorCode == code)
    }
}
