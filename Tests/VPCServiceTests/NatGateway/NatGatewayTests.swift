import CloudAPI
import CloudStore
import CloudWire
import TestSupport
import Testing

/// Reference 5.6 and 5.7.
struct NatGatewayTests {
    private static func make(_ network: TestNetwork, _ others: [String: JSON] = ["AddressCount": 1]) throws -> JSON {
        var order = JSONObject([("VpcId", network.vpcId), ("NatGatewayName", "out")])
        for (name, value) in others { order[name] = value }
        return try network.cloud.vpc("CreateNatGateway", .object(order))
    }

    private static func addresses(_ cloud: TestCloud, _ parameters: JSON = [:]) throws -> [JSON] {
        try cloud.vpc("DescribeAddresses", parameters)["AddressSet"]?.array ?? []
    }

    @Test func `a gateway is there at once, with an address made for it`() throws {
        let network = try TestNetwork(TestCloud())

        let made = try Self.make(network)["NatGatewaySet"]?[0]
        let listed = try network.cloud.vpc(
            "DescribeNatGateways",
            ["Filters": [["Name": "vpc-id", "Values": [network.vpcId]]]]
        )

        #expect(made?["State"] == "AVAILABLE")
        #expect(made?["InternetMaxBandwidthOut"] == 100)
        #expect(made?["PublicIpAddressSet"]?.array?.count == 1)
        #expect(listed["TotalCount"] == 1)
        #expect(listed["NatGatewaySet"]?[0] == made)
        let address = try Self.addresses(network.cloud)[0]
        #expect(address["AddressStatus"] == "BIND")
        #expect(address["InstanceId"] == made?["NatGatewayId"])
        #expect(address["AddressIp"] == made?["PublicIpAddressSet"]?[0]?["PublicIpAddress"])
    }

    @Test func `an address that is held is bound, and unbound when the gateway goes`() throws {
        let network = try TestNetwork(TestCloud())
        _ = try network.cloud.vpc("AllocateAddresses")
        let ip = try Self.addresses(network.cloud)[0]["AddressIp"] ?? .null

        let made = try Self.make(network, ["PublicIpAddresses": [ip]])
        #expect(try Self.make(network, ["PublicIpAddresses": [ip]]).errorCode == "ResourceInUse.Address")
        let id = made["NatGatewaySet"]?[0]?["NatGatewayId"] ?? .null
        _ = try network.cloud.vpc("DeleteNatGateway", ["NatGatewayId": id])

        #expect(try Self.addresses(network.cloud)[0]["AddressStatus"] == "UNBIND")
        #expect(try Self.addresses(network.cloud)[0]["InstanceId"] == .null)
        let listed = try network.cloud.vpc(
            "DescribeNatGateways",
            ["Filters": [["Name": "nat-gateway-id", "Values": [id]]]]
        )
        #expect(listed["TotalCount"] == 0)
    }

    @Test(
        arguments: [
            ([:], "InvalidParameterValue.Empty"),
            (["PublicIpAddresses": ["1.2.3.4"]], "UnsupportedOperation.PublicIpAddressIsNotExisted"),
            (["AddressCount": 11], "LimitExceeded.PublicIpAddressPerNatGatewayLimitExceeded"),
            (["AddressCount": 1, "InternetMaxBandwidthOut": 7], "InvalidParameterValue"),
            (["AddressCount": 1, "Zone": "ap-guangzhou-99"], "InvalidParameterValue"),
            (["AddressCount": 1, "VpcId": "vpc-00000000"], "ResourceNotFound"),
        ] as [([String: JSON], String)]
    )
    func `values are checked, and nothing is left of a refused gateway`(others: [String: JSON], code: String) throws {
        let network = try TestNetwork(TestCloud())

        #expect(try Self.make(network, others).errorCode == code)
        #expect(try Self.addresses(network.cloud).isEmpty)
    }

    @Test func `a VPC has three gateways at most, and stays while it has one`() throws {
        let network = try TestNetwork(TestCloud())
        for _ in 0..<3 { _ = try Self.make(network) }

        #expect(try Self.make(network).errorCode == "LimitExceeded.NatGatewayPerVpcLimitExceeded")
        #expect(try network.cloud.vpc("DeleteVpc", ["VpcId": network.vpcId]).errorCode == "ResourceInUse")
    }

    @Test func `a protected gateway stays`() throws {
        let network = try TestNetwork(TestCloud())
        let made = try Self.make(network, ["AddressCount": 1, "DeletionProtectionEnabled": true])

        let refused = try network.cloud.vpc(
            "DeleteNatGateway",
            ["NatGatewayId": made["NatGatewaySet"]?[0]?["NatGatewayId"] ?? .null]
        )

        #expect(refused.errorCode == "UnsupportedOperation.DeletionProtectionEnabled")
    }

    @Test func `the database finds nothing wrong after all of it`() throws {
        let network = try TestNetwork(TestCloud())
        let made = try Self.make(network)
        _ = try network.cloud.vpc(
            "DeleteNatGateway",
            ["NatGatewayId": made["NatGatewaySet"]?[0]?["NatGatewayId"] ?? .null]
        )
        let ids = try Self.addresses(network.cloud).compactMap { $0["AddressId"] }
        _ = try network.cloud.vpc("ReleaseAddresses", ["AddressIds": .array(ids)])

        #expect(try network.cloud.gateway.store.integrityFindings() == [])
        #expect(try Self.addresses(network.cloud).isEmpty)
    }
}
