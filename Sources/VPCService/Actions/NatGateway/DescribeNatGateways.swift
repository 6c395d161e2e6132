import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Lists NAT gateways with their public addresses, newest first (reference 5.1, 5.7).
enum DescribeNatGateways: ReadAction {
    struct Request: Decodable {
        var natGatewayIds: [NatGatewayID]?
        var filters: [FilterShape]?
        var offset: Int?
        var limit: Int?
    }

    struct Response: Encodable {
        var natGatewaySet: [NatGatewayShape]
        var totalCount: Int
        /// What the caller may see; all of it here.
        var verboseLevel = "DETAIL"
    }

    static let errors = Selection<NatGateway>.errors

    static func run(_ request: Request, in cloud: Cloud<Snapshot>) throws -> Response {
        let page = try Page(offset: request.offset, limit: request.limit)
        let gateways = try Selection(request.natGatewayIds, "NatGatewayIds", request.filters).choose(
            from: { try cloud.state.natGateways(in: cloud.scope) },
            named: { try $0.compactMap { try cloud.state.natGateway($0, in: cloud.scope) } },
            by: filters(in: cloud),
            unknown: cloud.settings.unknownVpcID
        )
        let shapes = try page.slice(gateways).map { gateway in
            NatGatewayShape(
                gateway,
                addresses: try cloud.state.elasticAddresses(of: gateway.id),
                tags: try cloud.state.tags(of: gateway.id)
            )
        }
        return Response(natGatewaySet: shapes, totalCount: gateways.count)
    }

    private static func filters(in cloud: Cloud<Snapshot>) -> FilterSet<NatGateway> {
        FilterSet()
            .exact("nat-gateway-id") { [$0.id.rawValue] }
            .exact("vpc-id") { [$0.vpcId.rawValue] }
            .exact("nat-gateway-name") { [$0.name] }
            .exact("nat-state") { _ in ["AVAILABLE"] }
            .tags { try cloud.state.tags(of: $0.id).map(TagShape.init) }
    }
}
