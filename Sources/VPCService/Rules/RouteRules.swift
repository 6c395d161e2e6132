import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Which routes there may be (reference 5.8).
enum RouteRules {
    static let maximumTables = 10
    static let maximumRoutes = 50
    static let maximumDescription = 255

    /// The documented kinds of next hop.
    ///
    /// Only NAT gateways are simulated, so only they are checked to be there.
    private static let gatewayTypes: Set<String> = [
        "CVM", "VPN", "DIRECTCONNECT", "PEERCONNECTION", "HAVIP", "NAT", "NORMAL_CVM", "EIP", "LOCAL_GATEWAY",
        "INTRANAT", "CCN", "USER_CCN", "GWLB_ENDPOINT",
    ]
    /// The block that the vendor's hosts use for containers.
    private static let dockerBlock = CIDR(network: IPv4Address(bits: 172 << 24 | 17 << 16), mask: 16)

    /// The route that an input asks for, where the table can have it beside its others.
    static func route(
        _ input: RouteInput,
        path: String,
        in table: RouteTable,
        _ cloud: Cloud<Transaction>
    ) throws -> Route {
        guard let block = input.destinationCidrBlock else {
            throw APIError.missingParameter("\(path).DestinationCidrBlock")
        }
        guard let type = input.gatewayType else { throw APIError.missingParameter("\(path).GatewayType") }
        guard let gateway = input.gatewayId else { throw APIError.missingParameter("\(path).GatewayId") }
        let destination = try BlockRules.block(block, parameter: "\(path).DestinationCidrBlock")
        guard gatewayTypes.contains(type) else { throw APIError.invalidValue("\(path).GatewayType") }
        let text = try NameRules.text(
            input.routeDescription ?? "",
            parameter: "\(path).RouteDescription",
            limit: maximumDescription
        )
        try checkDestination(destination, of: table, in: cloud)
        if type == "NAT" { try checkGateway(NatGatewayID(rawValue: gateway), of: table, in: cloud) }
        let number = try cloud.state.nextNumber()
        return Route(
            number: Int64(number),
            itemId: cloud.world.ids.id(number),
            routeTableId: table.id,
            destination: destination,
            gatewayType: type,
            gatewayId: gateway,
            text: text,
            isEnabled: input.enabled ?? true,
            createdAt: cloud.now
        )
    }

    private static func checkDestination(
        _ destination: CIDR,
        of table: RouteTable,
        in cloud: Cloud<Transaction>
    ) throws {
        let vpc = try cloud.vpc(table.vpcId)
        guard !vpc.cidr.contains(destination) else {
            throw APIError(
                .vpcCidrConflict,
                "The destination `\(destination)` is within the VPC's block `\(vpc.cidr)`."
            )
        }
        guard destination != dockerBlock else {
            throw APIError(.dockerRouteConflict, "The destination `\(destination)` conflicts with the docker route.")
        }
        guard try !cloud.state.routes(of: table.id).contains(where: { $0.destination == destination }) else {
            throw APIError(.duplicate, "The route table has a route to `\(destination)`.")
        }
    }

    private static func checkGateway(
        _ id: NatGatewayID,
        of table: RouteTable,
        in cloud: Cloud<Transaction>
    ) throws {
        guard let gateway = try cloud.state.natGateway(id, in: cloud.scope) else { throw APIError.notFound(id) }
        guard gateway.vpcId == table.vpcId else {
            throw APIError(.nextHopInvalid, "The next hop `\(id)` is not in the VPC of the route table.")
        }
    }
}
