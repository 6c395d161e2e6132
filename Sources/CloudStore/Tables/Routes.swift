package import CloudModel

extension Route: RowReadable {
    static let columns = """
        number, itemId, routeTableId, destinationFirst, destinationMask, gatewayType, gatewayId, text, isEnabled, \
        createdAt
        """

    init(_ row: inout RowReader) {
        self.init(
            number: row.next(),
            itemId: row.id(),
            routeTableId: row.id(),
            destination: CIDR(network: row.address(), mask: row.next()),
            gatewayType: row.next(),
            gatewayId: row.next(),
            text: row.next(),
            isEnabled: row.next(),
            createdAt: row.instant()
        )
    }
}

extension Snapshot {
    /// The routes of a table in the order they were made.
    package func routes(of table: RouteTableID) throws -> [Route] {
        try rows("FROM route WHERE routeTableId = ? ORDER BY number", [table.rawValue])
    }

    /// Whether what leaves a subnet for the Internet finds an enabled default route to a NAT gateway that is there.
    package func reachesInternet(from subnet: SubnetID) throws -> Bool {
        try exists(
            """
            SELECT 1 FROM subnet JOIN route ON route.routeTableId = subnet.routeTableId
            JOIN natGateway ON natGateway.id = route.gatewayId AND natGateway.vpcId = subnet.vpcId
            WHERE subnet.id = ? AND route.gatewayType = 'NAT' AND route.isEnabled = 1
            AND route.destinationFirst = 0 AND route.destinationMask = 0
            """,
            [subnet.rawValue]
        )
    }
}

extension Transaction {
    package func insert(_ route: Route) throws {
        try insert(
            into: "route",
            Route.columns,
            [
                route.number, route.itemId.rawValue, route.routeTableId.rawValue, route.destination.network.bits,
                route.destination.mask, route.gatewayType, route.gatewayId, route.text, route.isEnabled,
                route.createdAt.milliseconds,
            ]
        )
    }

    package func delete(_ route: Route) throws {
        try execute("DELETE FROM route WHERE number = ?", [route.number])
    }

    /// Deletes the routes that lead to a NAT gateway, which go with it.
    package func deleteRoutes(to gateway: NatGatewayID) throws {
        try execute("DELETE FROM route WHERE gatewayType = 'NAT' AND gatewayId = ?", [gateway.rawValue])
    }
}
