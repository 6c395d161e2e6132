import CloudAPI
import CloudWire
import TestSupport
import Testing

/// Reference 5.1, 5.2.
struct CreateVpcTests {
    @Test func `a new VPC is described as it was created`() throws {
        let cloud = try TestCloud()

        let created = try cloud.vpc("CreateVpc", ["VpcName": "shop", "CidrBlock": "10.1.0.0/16"])
        let id = try #require(created["Vpc"]?["VpcId"])
        let described = try cloud.vpc("DescribeVpcs", ["VpcIds": [id]])

        #expect(described["TotalCount"] == 1)
        #expect(described["VpcSet"]?[0] == created["Vpc"])
        #expect(described["VpcSet"]?[0]?["CidrBlock"] == "10.1.0.0/16")
    }

    @Test func `a new VPC has the documented defaults`() throws {
        let vpc = try #require(try TestCloud().vpc("CreateVpc", ["VpcName": "shop"])["Vpc"])

        #expect(vpc["DnsServerSet"] == ["183.60.83.19", "183.60.82.98"])
        #expect(vpc["IsDefault"] == false)
        #expect(vpc["EnableMulticast"] == false)
        #expect(vpc["EnableDhcp"] == true)
        #expect(vpc["CreatedTime"] == "2026-01-01 08:00:00")
        #expect(vpc["TagSet"] == [])
        #expect(vpc["AssistantCidrSet"] == [])
    }

    @Test(arguments: [
        "10.0.0.0/12", "10.200.0.0/16", "10.0.0.0/28", "172.16.0.0/12", "172.31.0.0/16", "192.168.0.0/16",
        "192.168.255.240/28",
    ])
    func `every private block of a documented size is taken`(block: String) throws {
        let response = try TestCloud().vpc("CreateVpc", ["VpcName": "shop", "CidrBlock": .string(block)])

        #expect(response["Vpc"]?["CidrBlock"] == .string(block))
    }

    @Test(arguments: [
        ("10.0.0.1/16", "InvalidParameterValue.Malformed"),
        ("10.0.0.0", "InvalidParameterValue.Malformed"),
        ("10.0.0.0/16/1", "InvalidParameterValue.Malformed"),
        ("10.0.0.0/99999999999999999999", "InvalidParameterValue.Malformed"),
        ("010.0.0.0/16", "InvalidParameterValue.Malformed"),
        ("10.0.0.0/-1", "InvalidParameterValue.Malformed"),
        ("10.0.0.0/11", "InvalidParameterValue"),
        ("10.0.0.0/29", "InvalidParameterValue"),
        ("11.0.0.0/16", "InvalidParameterValue"),
        ("172.32.0.0/16", "InvalidParameterValue"),
        ("192.168.0.0/15", "InvalidParameterValue"),
        ("0.0.0.0/0", "InvalidParameterValue"),
        ("", "InvalidParameterValue.Malformed"),
    ])
    func `a block that no VPC may have is refused`(block: String, code: String) throws {
        let response = try TestCloud().vpc("CreateVpc", ["VpcName": "shop", "CidrBlock": .string(block)])

        #expect(response.errorCode == code)
    }

    @Test(arguments: [
        ("", "InvalidParameterValue"),
        ("a", nil),
        (String(repeating: "a", count: 60), nil),
        (String(repeating: "a", count: 61), "InvalidParameterValue.TooLong"),
        (String(repeating: "网", count: 20), nil),
        (String(repeating: "网", count: 21), "InvalidParameterValue.TooLong"),
        (String(repeating: "🌐", count: 15), nil),
        (String(repeating: "🌐", count: 16), "InvalidParameterValue.TooLong"),
    ])
    func `a name has 1 to 60 bytes`(name: String, code: String?) throws {
        let response = try TestCloud().vpc("CreateVpc", ["VpcName": .string(name)])

        #expect(response.errorCode == code)
    }

    @Test(
        arguments: [
            (["8.8.8.8", "8.8.4.4", "1.1.1.1", "9.9.9.9"], nil),
            (["8.8.8.8", "8.8.4.4", "1.1.1.1", "9.9.9.9", "1.0.0.1"], "InvalidParameterValue.LimitExceeded"),
            (["resolver"], "InvalidParameterValue.Malformed"),
        ] as [([JSON], String?)]
    )
    func `up to four DNS servers are taken`(servers: [JSON], code: String?) throws {
        let response = try TestCloud().vpc("CreateVpc", ["VpcName": "shop", "DnsServers": .array(servers)])

        #expect(response.errorCode == code)
        if code == nil { #expect(response["Vpc"]?["DnsServerSet"] == .array(servers)) }
    }

    @Test(arguments: [("true", nil), ("FALSE", nil), ("yes", "InvalidParameterValue")])
    func `multicast is a truth value in words`(flag: String, code: String?) throws {
        let response = try TestCloud().vpc("CreateVpc", ["VpcName": "shop", "EnableMulticast": .string(flag)])

        #expect(response.errorCode == code)
    }

    @Test func `one more VPC than the quota is refused`() throws {
        var settings = Settings.immediate
        settings.vpcQuota = 2
        let cloud = try TestCloud(settings: settings)

        _ = try cloud.makeVpc()
        let response = try cloud.vpc("CreateVpc", ["VpcName": "shop"])

        #expect(response.errorCode == "LimitExceeded")
    }

    @Test func `an IPv6 block is not simulated`() throws {
        let response = try TestCloud().vpc("CreateVpc", ["VpcName": "shop", "Ipv6CidrBlock": "2001:db8::/56"])

        #expect(response.errorCode == "UnsupportedOperation")
    }
}
