import CloudAPI
import CloudWire
import TestSupport
import Testing

/// Reference 2.2 and 2.3.
struct CreateLoadBalancerTests {
    @Test func `an internal load balancer takes the lowest free address of its subnet`() throws {
        let cloud = try TestCloud()
        let network = try TestNetwork(cloud)

        let described = try #require(try cloud.loadBalancer(network.createLoadBalancer(["LoadBalancerName": "web"])))

        #expect(described["LoadBalancerVips"] == ["10.0.0.2"])
        #expect(described["LoadBalancerName"] == "web")
        #expect(described["SubnetId"] == network.subnetId)
        #expect(described["MasterZone"] == .null)
        #expect(described["VipIsp"] == "INTERNAL")
        #expect(described["NetworkAttributes"]?["InternetMaxBandwidthOut"] == 0)
        #expect(try network.availableCount() == 252)
    }

    @Test func `a public load balancer has the recorded defaults and leaves subnets alone`() throws {
        let cloud = try TestCloud()

        let created = try cloud.clb("CreateLoadBalancer", ["LoadBalancerType": "OPEN"])
        let described = try #require(try cloud.loadBalancer(created["LoadBalancerIds"]?[0] ?? .null))

        #expect(described["SubnetId"] == "")
        #expect(described["Forward"] == 1)
        #expect(described["VipIsp"] == "BGP")
        #expect(described["ChargeType"] == "POSTPAID_BY_HOUR")
        #expect(described["CreateTime"] == "2026-01-01 08:00:00")
        #expect(described["ExpireTime"] == "2026-02-01 08:00:00")
        #expect(described["MasterZone"]?["Zone"] == "ap-guangzhou-1")
        #expect(described["TargetRegionInfo"]?["VpcId"] == described["VpcId"])
        #expect(described["NetworkAttributes"]?["InternetMaxBandwidthOut"] == 10)
        #expect(described["SecureGroups"] == [])
    }

    @Test func `several load balancers are made at once and get names of their own`() throws {
        let cloud = try TestCloud()
        let network = try TestNetwork(cloud)

        let created = try cloud.clb("CreateLoadBalancer", network.order(["Number": 20, "LoadBalancerName": "web"]))
        let described = try cloud.clb("DescribeLoadBalancers")
        let names = described["LoadBalancerSet"]?.array?.compactMap { $0["LoadBalancerName"]?.string } ?? []

        #expect(created["LoadBalancerIds"]?.array?.count == 20)
        #expect(Set(names).count == 20)
        #expect(!names.contains("web"))
    }

    @Test func `a name that is taken is silently replaced`() throws {
        let cloud = try TestCloud()
        let network = try TestNetwork(cloud)
        _ = try network.createLoadBalancer(["LoadBalancerName": "web"])

        let second = try cloud.loadBalancer(network.createLoadBalancer(["LoadBalancerName": "web"]))

        #expect(second?["LoadBalancerName"]?.string?.hasPrefix("lb-") == true)
    }

    @Test func `tags come back with the load balancer`() throws {
        let cloud = try TestCloud()
        let tags: JSON = [["TagKey": "env", "TagValue": "test"]]

        let id = try TestNetwork(cloud).createLoadBalancer(["Tags": tags])

        #expect(try cloud.loadBalancer(id)?["Tags"] == tags)
    }

    @Test(arguments: [(1, nil), (80, nil), (0, "InvalidParameterValue.Length"), (81, "InvalidParameterValue.Length")])
    func `names have 1 to 80 characters`(length: Int, code: String?) throws {
        let network = try TestNetwork(TestCloud())
        let name = JSON.string(String(repeating: "名", count: length))

        let response = try network.cloud.clb("CreateLoadBalancer", network.order(["LoadBalancerName": name]))

        #expect(response.errorCode == code)
    }

    @Test(
        arguments: [
            (["LoadBalancerName": "rocket 🚀"], "InvalidParameterValue"),
            (["Number": 0], "InvalidParameterValue.Range"),
            (["Number": 21], "InvalidParameterValue.Range"),
            (["Forward": 0], "InvalidParameterValue"),
            (["LoadBalancerType": "BOTH"], "InvalidParameterValue"),
            (["AddressIPVersion": "IPV5"], "InvalidParameterValue"),
            (["AddressIPVersion": "IPV6"], "UnsupportedOperation"),
            (["SubnetId": "subnet-00000000"], "InvalidParameter"),
            (["VpcId": "vpc-00000000"], "InvalidParameter"),
            (["MasterZoneId": "ap-guangzhou-1"], "InvalidParameter"),
            (["ProjectId": -1], "InvalidParameterValue"),
            (["SlaType": "clb.c9.huge"], "InvalidParameterValue"),
            (["Vip": "10.0.0.300"], "InvalidParameterValue"),
            (["Vip": "10.9.0.9"], "InvalidParameterValue"),
            (["Vip": "10.0.0.1"], "InvalidParameterValue"),
            (["EipAddressId": "eip-12345678"], "UnsupportedOperation"),
        ] as [([String: JSON], String)]
    )
    func `a wrong value is refused and nothing is taken`(others: [String: JSON], code: String) throws {
        let network = try TestNetwork(TestCloud())

        let response = try network.cloud.clb("CreateLoadBalancer", network.order(others))

        #expect(response.errorCode == code)
        #expect(try network.availableCount() == 253)
        #expect(try network.cloud.clb("DescribeLoadBalancers")["TotalCount"] == 0)
    }

    @Test(arguments: ["VpcId", "SubnetId"])
    func `an internal load balancer needs its network`(missing: String) throws {
        let network = try TestNetwork(TestCloud())

        let response = try network.cloud.clb("CreateLoadBalancer", network.order([missing: .null]))

        #expect(response.errorCode == "MissingParameter")
        #expect(response.errorMessage == "The request is missing a required parameter `\(missing)`.")
    }

    @Test func `a carrier's address needs a bandwidth package`() throws {
        let response = try TestCloud().clb("CreateLoadBalancer", ["LoadBalancerType": "OPEN", "VipIsp": "CMCC"])

        #expect(
            response.errorMessage
                == "The parameter InternetAccessible.InternetChargeType must be BANDWIDTH_PACKAGE when specify "
                + "parameter VipIsp"
        )
    }

    @Test func `an address can be chosen once`() throws {
        let network = try TestNetwork(TestCloud())

        let first = try network.cloud.clb("CreateLoadBalancer", network.order(["Vip": "10.0.0.77"]))
        let second = try network.cloud.clb("CreateLoadBalancer", network.order(["Vip": "10.0.0.77"]))

        #expect(
            try network.cloud.loadBalancer(first["LoadBalancerIds"]?[0] ?? .null)?["LoadBalancerVips"] == ["10.0.0.77"]
        )
        #expect(second.errorCode == "InvalidParameterValue")
    }

    @Test func `the quota of internal load balancers holds`() throws {
        var settings = Settings.immediate
        settings.internalLoadBalancerQuota = 3
        let network = try TestNetwork(TestCloud(settings: settings))

        let codes = try [2, 2, 1].map { count in
            try network.cloud.clb("CreateLoadBalancer", network.order(["Number": .int(count)])).errorCode
        }

        #expect(codes == [nil, "LimitExceeded", nil])
    }
}
