import CloudWire
import TestSupport
import Testing

/// Reference 5.8: route tables and which subnets they serve.
struct RouteTableTests {
    private static func tables(_ network: TestNetwork, _ filters: [JSON] = []) throws -> [JSON] {
        let all: [JSON] = [["Name": "vpc-id", "Values": [network.vpcId]]] + filters
        return try network.cloud.vpc("DescribeRouteTables", ["Filters": .array(all)])["RouteTableSet"]?.array ?? []
    }

    private static func make(_ network: TestNetwork, _ name: JSON = "own") throws -> JSON {
        let made = try network.cloud.vpc("CreateRouteTable", ["VpcId": network.vpcId, "RouteTableName": name])
        return try #require(made["RouteTable"]?["RouteTableId"], "\(made)")
    }

    @Test func `a VPC is made with its main table, which serves its subnets`() throws {
        let network = try TestNetwork(TestCloud())

        let main = try Self.tables(network, [["Name": "association.main", "Values": ["true"]]])

        #expect(main.count == 1)
        #expect(main[0]["Main"] == true)
        #expect(main[0]["RouteTableName"] == "default")
        #expect(main[0]["RouteSet"] == [])
        #expect(main[0]["AssociationSet"]?.array?.map { $0["SubnetId"] } == [network.subnetId])
        #expect(try network.subnet()["RouteTableId"] == main[0]["RouteTableId"])
    }

    @Test func `a subnet moves to another table`() throws {
        let network = try TestNetwork(TestCloud())
        let own = try Self.make(network)

        let moved = try network.cloud.vpc(
            "ReplaceRouteTableAssociation",
            ["RouteTableId": own, "SubnetId": network.subnetId]
        )

        #expect(moved.errorCode == nil)
        #expect(try network.subnet()["RouteTableId"] == own)
        let main = try Self.tables(network, [["Name": "association.main", "Values": ["true"]]])
        #expect(main[0]["AssociationSet"] == [])
    }

    @Test func `a subnet can be made into another table of its VPC`() throws {
        let network = try TestNetwork(TestCloud())
        let own = try Self.make(network)

        let made = try network.cloud.vpc(
            "CreateSubnets",
            [
                "VpcId": network.vpcId,
                "Subnets": [
                    [
                        "SubnetName": "b", "CidrBlock": "10.0.9.0/24", "Zone": "ap-guangzhou-3", "RouteTableId": own,
                    ]
                ],
            ]
        )

        #expect(made["SubnetSet"]?[0]?["RouteTableId"] == own)
    }

    @Test func `a subnet stays among the tables of its VPC`() throws {
        let cloud = try TestCloud()
        let network = try TestNetwork(cloud)
        let foreign = try Self.make(TestNetwork(cloud))

        let refused = try cloud.vpc(
            "ReplaceRouteTableAssociation",
            ["RouteTableId": foreign, "SubnetId": network.subnetId]
        )

        #expect(refused.errorCode == "UnsupportedOperation.VpcMismatch")
    }

    @Test func `the main table and one that serves subnets stay`() throws {
        let network = try TestNetwork(TestCloud())
        let main = try network.subnet()["RouteTableId"] ?? .null
        let own = try Self.make(network)
        _ = try network.cloud.vpc("ReplaceRouteTableAssociation", ["RouteTableId": own, "SubnetId": network.subnetId])

        let mainRefused = try network.cloud.vpc("DeleteRouteTable", ["RouteTableId": main])
        let ownRefused = try network.cloud.vpc("DeleteRouteTable", ["RouteTableId": own])

        #expect(mainRefused.errorCode == "UnsupportedOperation.DelDefaultRoute")
        #expect(ownRefused.errorCode == "UnsupportedOperation.DelRouteWithSubnet")
        _ = try network.cloud.vpc("ReplaceRouteTableAssociation", ["RouteTableId": main, "SubnetId": network.subnetId])
        #expect(try network.cloud.vpc("DeleteRouteTable", ["RouteTableId": own]).errorCode == nil)
        #expect(try network.cloud.vpc("DeleteRouteTable", ["RouteTableId": own]).errorCode == "ResourceNotFound")
    }

    @Test func `a VPC has ten tables at most`() throws {
        let network = try TestNetwork(TestCloud())
        for _ in 0..<9 { _ = try Self.make(network) }

        let refused = try network.cloud.vpc(
            "CreateRouteTable",
            ["VpcId": network.vpcId, "RouteTableName": "eleventh"]
        )

        #expect(refused.errorCode == "LimitExceeded")
    }

    @Test func `the tables of a VPC go with it`() throws {
        let network = try TestNetwork(TestCloud())
        _ = try Self.make(network)

        #expect(try network.cloud.vpc("DeleteVpc", ["VpcId": network.vpcId]).errorCode == nil)
        #expect(try Self.tables(network).isEmpty)
    }

    @Test(arguments: [("rtb-00000000", "ResourceNotFound"), ("nonsense", "InvalidParameterValue.Malformed")])
    func `a table is named by its id`(id: String, code: String) throws {
        let cloud = try TestCloud()

        #expect(try cloud.vpc("DeleteRouteTable", ["RouteTableId": .string(id)]).errorCode == code)
        #expect(try cloud.vpc("DescribeRouteTables", ["RouteTableIds": [.string(id)]]).errorCode == code)
    }
}
