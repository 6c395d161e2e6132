import CloudAPI
import CloudModel
import CloudStore
import CloudWire
import TestSupport
import Testing

/// Reference 5.8: routes, and with 5.7 the way to the Internet.
struct RouteTests {
    private static func table(_ network: TestNetwork) throws -> JSON {
        try network.subnet()["RouteTableId"] ?? .null
    }

    private static func add(_ routes: [JSON], _ network: TestNetwork) throws -> JSON {
        let parameters: JSON = ["RouteTableId": try table(network), "Routes": .array(routes)]
        return try network.cloud.vpc("CreateRoutes", parameters)
    }

    private static func route(_ block: JSON, _ type: JSON = "NORMAL_CVM", _ gateway: JSON = "10.0.0.9") -> JSON {
        ["DestinationCidrBlock": block, "GatewayType": type, "GatewayId": gateway, "RouteDescription": "test"]
    }

    private static func routes(_ network: TestNetwork) throws -> [JSON] {
        let tables = try network.cloud.vpc("DescribeRouteTables", ["RouteTableIds": [table(network)]])
        return tables["RouteTableSet"]?[0]?["RouteSet"]?.array ?? []
    }

    private static func gateway(_ network: TestNetwork) throws -> JSON {
        let made = try network.cloud.vpc(
            "CreateNatGateway",
            ["VpcId": network.vpcId, "NatGatewayName": "out", "AddressCount": 1]
        )
        return try #require(made["NatGatewaySet"]?[0]?["NatGatewayId"], "\(made)")
    }

    private static func reachesInternet(_ network: TestNetwork) throws -> Bool {
        let subnet = SubnetID(rawValue: network.subnetId.string ?? "")
        return try network.cloud.gateway.store.read { try $0.reachesInternet(from: subnet) }
    }

    @Test func `the answer tells of the new route alone`() throws {
        let network = try TestNetwork(TestCloud())
        _ = try Self.add([Self.route("192.168.0.0/16")], network)

        let made = try Self.add([Self.route("192.169.0.0/16")], network)

        #expect(made["TotalCount"] == 1)
        let route = made["RouteTableSet"]?[0]?["RouteSet"]?[0]
        #expect(made["RouteTableSet"]?[0]?["RouteSet"]?.array?.count == 1)
        #expect(route?["DestinationCidrBlock"] == "192.169.0.0/16")
        #expect(route?["RouteType"] == "USER")
        #expect(route?["Enabled"] == true)
        #expect(route?["RouteDescription"] == "test")
        #expect(route?["RouteItemId"]?.string?.hasPrefix("rti-") == true)
        #expect(try Self.routes(network).count == 2)
    }

    @Test func `a route goes by its number alone, by its id or by where it leads`() throws {
        let network = try TestNetwork(TestCloud())
        let blocks: [JSON] = ["192.168.0.0/24", "192.168.1.0/24", "192.168.2.0/24"]
        _ = try Self.add(blocks.map { Self.route($0) }, network)
        let made = try Self.routes(network)
        let table = try Self.table(network)

        for route: JSON in [
            ["RouteId": made[0]["RouteId"] ?? .null], ["RouteItemId": made[1]["RouteItemId"] ?? .null],
            Self.route(blocks[2]),
        ] {
            let deleted = try network.cloud.vpc("DeleteRoutes", ["RouteTableId": table, "Routes": [route]])
            #expect(deleted["RouteSet"]?.array?.count == 1)
        }

        #expect(try Self.routes(network).isEmpty)
        let again = try network.cloud.vpc(
            "DeleteRoutes",
            ["RouteTableId": table, "Routes": [["RouteId": made[0]["RouteId"] ?? .null]]]
        )
        #expect(again.errorCode == "ResourceNotFound")
    }

    @Test(
        arguments: [
            (route("10.0.1.0/24"), "InvalidParameterValue.VpcCidrConflict"),
            (route("192.168.0.0/16"), "InvalidParameterValue.Duplicate"),
            (route("172.17.0.0/16"), "UnsupportedOperation.ConflictWithDockerRoute"),
            (route("192.168.0.1/16"), "InvalidParameterValue.Malformed"),
            (route("0.0.0.0/0", "NAT", "nat-00000000"), "ResourceNotFound"),
            (route("0.0.0.0/0", "OTHER"), "InvalidParameterValue"),
            (["GatewayType": "NAT", "GatewayId": "nat-00000000"], "MissingParameter"),
        ] as [(JSON, String)]
    )
    func `a route is checked, and with it the others of the request`(route: JSON, code: String) throws {
        let network = try TestNetwork(TestCloud())
        _ = try Self.add([Self.route("192.168.0.0/16")], network)

        #expect(try Self.add([Self.route("192.170.0.0/16"), route], network).errorCode == code)
        #expect(try Self.routes(network).count == 1)
    }

    @Test func `a gateway of another VPC is no next hop`() throws {
        let cloud = try TestCloud()
        let network = try TestNetwork(cloud)
        let foreign = try Self.gateway(TestNetwork(cloud))

        let refused = try Self.add([Self.route("0.0.0.0/0", "NAT", foreign)], network)

        #expect(refused.errorCode == "InvalidParameterValue.RouteNextHopInvalid")
    }

    @Test func `a subnet reaches the Internet by a default route to a gateway, as long as both are there`() throws {
        let network = try TestNetwork(TestCloud())
        let gateway = try Self.gateway(network)
        #expect(try !Self.reachesInternet(network))
        _ = try Self.add([Self.route("8.8.8.0/24", "NAT", gateway)], network)
        #expect(try !Self.reachesInternet(network))

        _ = try Self.add([Self.route("0.0.0.0/0", "NAT", gateway)], network)
        #expect(try Self.reachesInternet(network))

        _ = try network.cloud.vpc("DeleteNatGateway", ["NatGatewayId": gateway])
        #expect(try !Self.reachesInternet(network))
        #expect(try Self.routes(network).isEmpty)
    }

    @Test func `a disabled route leads nowhere`() throws {
        let network = try TestNetwork(TestCloud())
        let gateway = try Self.gateway(network)

        _ = try Self.add(
            [["DestinationCidrBlock": "0.0.0.0/0", "GatewayType": "NAT", "GatewayId": gateway, "Enabled": false]],
            network
        )

        #expect(try !Self.reachesInternet(network))
    }
}
