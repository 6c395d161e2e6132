import CloudWire
import TestSupport
import Testing

/// Reference 5.6.
struct ElasticAddressTests {
    private static func list(_ cloud: TestCloud, _ parameters: JSON = [:]) throws -> [JSON] {
        try cloud.vpc("DescribeAddresses", parameters)["AddressSet"]?.array ?? []
    }

    @Test func `an address is held unbound, under the vendor's name for the unnamed`() throws {
        let cloud = try TestCloud()

        let made = try cloud.vpc("AllocateAddresses", ["AddressCount": 2])

        #expect(made["AddressSet"]?.array?.count == 2)
        #expect(made["TaskId"]?.string.flatMap { Int($0) } != nil)
        let listed = try Self.list(cloud)
        #expect(Set(listed.map { $0["AddressId"] }) == Set(made["AddressSet"]?.array ?? []))
        #expect(Set(listed.map { $0["AddressIp"] }).count == 2)
        #expect(listed[0]["AddressStatus"] == "UNBIND")
        #expect(listed[0]["AddressName"] == "未命名")
        #expect(listed[0]["CreatedTime"] == "2026-01-01T00:00:00Z")
        #expect(listed[0]["InstanceId"] == .null)
        #expect(listed[0]["Bandwidth"] == 1)
    }

    @Test func `the task of an allocation has succeeded, and one that never was is unknown`() throws {
        let cloud = try TestCloud()
        let text = try cloud.vpc("AllocateAddresses")["TaskId"]?.string ?? ""
        let id = try #require(Int64(text))

        #expect(try cloud.vpc("DescribeTaskResult", ["TaskId": .int(id)])["Result"] == "SUCCESS")
        #expect(try cloud.vpc("DescribeTaskResult", ["TaskId": .int(id + 1)]).errorCode == "InvalidParameter")
        #expect(try cloud.vpc("DescribeTaskResult").errorCode == "MissingParameter")
    }

    @Test func `addresses are found by id and by filter, unknown ones left out`() throws {
        let cloud = try TestCloud()
        _ = try cloud.vpc("AllocateAddresses", ["AddressName": "one"])
        let ip = try Self.list(cloud)[0]["AddressIp"] ?? .null
        _ = try cloud.vpc("AllocateAddresses")

        #expect(try Self.list(cloud, ["Filters": [["Name": "address-ip", "Values": [ip]]]]).count == 1)
        #expect(try Self.list(cloud, ["Filters": [["Name": "address-name", "Values": ["one"]]]]).count == 1)
        #expect(try Self.list(cloud, ["Filters": [["Name": "instance-id", "Values": ["lb-00000000"]]]]).isEmpty)
        #expect(try Self.list(cloud, ["AddressIds": ["eip-00000000"]]).isEmpty)
        let wrong = try cloud.vpc("DescribeAddresses", ["Filters": [["Name": "nonsense", "Values": ["x"]]]])
        #expect(wrong.errorCode == "InvalidParameter.InvalidFilter")
    }

    @Test func `only what is held and bound to nothing can be released`() throws {
        let network = try TestNetwork(TestCloud())
        _ = try network.cloud.vpc(
            "CreateNatGateway",
            ["VpcId": network.vpcId, "NatGatewayName": "out", "AddressCount": 1]
        )
        let bound = try Self.list(network.cloud)[0]["AddressId"] ?? .null
        _ = try network.cloud.vpc("AllocateAddresses")
        let free = try Self.list(network.cloud)[0]["AddressId"] ?? .null
        func release(_ ids: JSON...) throws -> String? {
            try network.cloud.vpc("ReleaseAddresses", ["AddressIds": .array(ids)]).errorCode
        }

        #expect(try release(free, bound) == "UnsupportedOperation.AddressStatusNotPermit")
        #expect(try release(free, "eip-00000000") == "InvalidAddressId.NotFound")
        #expect(try release("nonsense") == "InvalidParameterValue.AddressIdMalformed")
        #expect(try release(free) == nil)
        #expect(try Self.list(network.cloud).map { $0["AddressId"] } == [bound])
    }

    @Test(
        arguments: [
            (["AddressCount": 21], "AddressQuotaLimitExceeded"), (["AddressCount": 0], "InvalidParameterValue.Range"),
            (["InternetMaxBandwidthOut": 101], "InvalidParameterValue.BandwidthOutOfRange"),
            (["InternetChargeType": "OTHER"], "InvalidParameterValue"),
            (["AddressType": "AnycastEIP"], "UnsupportedOperation"),
        ] as [(JSON, String)]
    )
    func `values are checked, and the quota of the region`(parameters: JSON, code: String) throws {
        let cloud = try TestCloud()

        #expect(try cloud.vpc("AllocateAddresses", parameters).errorCode == code)
        #expect(try Self.list(cloud).isEmpty)
    }
}
