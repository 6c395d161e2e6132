import CloudAPI
import CloudStore
import CloudWire
import TestSupport
import Testing

/// Reference 2.10: addresses of a subnet that a load balancer reaches other networks from.
struct SnatAddressTests {
    private static func add(
        _ ips: [JSON],
        to id: JSON,
        _ network: TestNetwork,
        _ others: [String: JSON] = [:]
    ) throws -> JSON {
        var parameters = JSONObject([("LoadBalancerId", id), ("SnatIps", .array(ips))])
        for (name, value) in others { parameters[name] = value }
        return try network.cloud.clb("CreateLoadBalancerSnatIps", .object(parameters))
    }

    private static func addresses(of id: JSON, _ network: TestNetwork) throws -> [JSON?] {
        try network.cloud.loadBalancer(id)?["SnatIps"]?.array?.map { $0["Ip"] } ?? []
    }

    @Test func `addresses come out of the subnet and turn the feature on`() throws {
        let network = try TestNetwork(TestCloud())
        let id = try network.createLoadBalancer()
        let before = try network.availableCount() ?? 0

        let added = try Self.add([["SubnetId": network.subnetId]], to: id, network, ["Number": 2])

        #expect(added.errorCode == nil)
        #expect(try network.availableCount() == before - 2)
        let loadBalancer = try network.cloud.loadBalancer(id)
        #expect(loadBalancer?["SnatPro"] == true)
        #expect(
            loadBalancer?["SnatIps"] == [
                ["SubnetId": network.subnetId, "Ip": "10.0.0.3"], ["SubnetId": network.subnetId, "Ip": "10.0.0.4"],
            ]
        )
    }

    @Test func `the ledger of the subnet names the load balancer`() throws {
        let network = try TestNetwork(TestCloud())
        let id = try network.createLoadBalancer()
        _ = try Self.add([["SubnetId": network.subnetId, "Ip": "10.0.0.99"]], to: id, network)

        let used = try network.cloud.vpc(
            "DescribeUsedIpAddress",
            ["VpcId": network.vpcId, "IpAddresses": ["10.0.0.99"]]
        )

        #expect(used["IpAddressStates"]?[0]?["ResourceId"] == id)
    }

    @Test func `a load balancer can be bought with them`() throws {
        let network = try TestNetwork(TestCloud())

        let id = try network.createLoadBalancer([
            "SnatIps": [["SubnetId": network.subnetId], ["SubnetId": network.subnetId, "Ip": "10.0.0.50"]]
        ])

        #expect(try Self.addresses(of: id, network) == ["10.0.0.3", "10.0.0.50"])
        #expect(try network.cloud.loadBalancer(id)?["SnatPro"] == true)
    }

    @Test func `no more than ten, counted together`() throws {
        let network = try TestNetwork(TestCloud())
        let id = try network.createLoadBalancer()
        let subnet: JSON = ["SubnetId": network.subnetId]

        #expect(try Self.add([subnet], to: id, network, ["Number": 11]).errorCode == "LimitExceeded")
        #expect(try Self.add([subnet], to: id, network, ["Number": 9]).errorCode == nil)
        #expect(try Self.add([subnet, subnet], to: id, network).errorCode == "LimitExceeded")
        #expect(try Self.addresses(of: id, network).count == 9)
    }

    /// The action documents no `ResourceInsufficient`, which creation has.
    @Test func `a subnet without room gives none at all`() throws {
        let network = try TestNetwork(TestCloud(), block: "10.0.0.0/28")
        let id = try network.createLoadBalancer()
        _ = try network.createLoadBalancer(["Number": 10])

        let refused = try Self.add([["SubnetId": network.subnetId]], to: id, network, ["Number": 3])
        let unsold = try network.cloud.clb(
            "CreateLoadBalancer",
            network.order(["SnatIps": [["SubnetId": network.subnetId], ["SubnetId": network.subnetId]]])
        )

        #expect(refused.errorCode == "FailedOperation")
        #expect(unsold.errorCode == "ResourceInsufficient")
        #expect(try network.availableCount() == 2)
        #expect(try Self.addresses(of: id, network).isEmpty)
    }

    @Test func `addresses are free again when they are deleted, or the load balancer is`() throws {
        let network = try TestNetwork(TestCloud())
        let before = try network.availableCount()
        let id = try network.createLoadBalancer()
        _ = try Self.add([["SubnetId": network.subnetId]], to: id, network, ["Number": 3])

        let deleted = try network.cloud.clb(
            "DeleteLoadBalancerSnatIps",
            ["LoadBalancerId": id, "Ips": ["10.0.0.4"]]
        )

        #expect(deleted.errorCode == nil)
        #expect(try Self.addresses(of: id, network) == ["10.0.0.3", "10.0.0.5"])
        _ = try network.cloud.clb("DeleteLoadBalancer", ["LoadBalancerIds": [id]])
        #expect(try network.availableCount() == before)
        #expect(try network.cloud.gateway.store.integrityFindings() == [])
    }

    @Test func `only an address of its own can be taken from a load balancer`() throws {
        let network = try TestNetwork(TestCloud())
        let id = try network.createLoadBalancer()

        for ips in [["10.0.0.2"], ["10.0.0.9"], []] as [JSON] {
            let refused = try network.cloud.clb("DeleteLoadBalancerSnatIps", ["LoadBalancerId": id, "Ips": ips])
            #expect(refused.errorCode == "InvalidParameterValue")
        }
    }

    @Test(
        arguments: [
            ([["SubnetId": "subnet-00000000"]], [:], "InvalidParameter"),
            ([], [:], "InvalidParameterValue.Length"),
        ] as [([JSON], [String: JSON], String)]
    )
    func `subnets must be there`(ips: [JSON], others: [String: JSON], code: String) throws {
        let network = try TestNetwork(TestCloud())
        let id = try network.createLoadBalancer()

        #expect(try Self.add(ips, to: id, network, others).errorCode == code)
    }

    @Test(
        arguments: [
            ("10.0.0.2", 1, "InvalidParameterValue"), ("10.9.0.2", 1, "InvalidParameterValue"),
            ("nonsense", 1, "InvalidParameterValue"), ("10.0.0.9", 2, "InvalidParameter"),
        ] as [(String, Int64, String)]
    )
    func `a chosen address must be free and is one`(ip: String, number: Int64, code: String) throws {
        let network = try TestNetwork(TestCloud())
        let id = try network.createLoadBalancer()

        let refused = try Self.add(
            [["SubnetId": network.subnetId, "Ip": .string(ip)]],
            to: id,
            network,
            ["Number": .int(number)]
        )

        #expect(refused.errorCode == code)
    }
}
