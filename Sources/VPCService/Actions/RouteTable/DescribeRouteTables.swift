import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Lists route tables with their subnets and routes, newest first (reference 5.1, 5.8).
enum DescribeRouteTables: ReadAction {
    struct Request: Decodable {
        var routeTableIds: [RouteTableID]?
        var filters: [FilterShape]?
        var offset: String?
        var limit: String?
        /// Without effect: routes are always shown.
        var needRouterInfo: Bool?
    }

    struct Response: Encodable {
        var totalCount: Int
        var routeTableSet: [RouteTableShape]
    }

    static let errors = Selection<RouteTable>.errors

    static func run(_ request: Request, in cloud: Cloud<Snapshot>) throws -> Response {
        let page = try Page(offset: request.offset, limit: request.limit)
        let tables = try Selection(request.routeTableIds, "RouteTableIds", request.filters).choose(
            from: { try cloud.state.routeTables(in: cloud.scope) },
            named: { try $0.compactMap { try cloud.state.routeTable($0, in: cloud.scope) } },
            by: filters(in: cloud),
            unknown: cloud.settings.unknownVpcID
        )
        return Response(totalCount: tables.count, routeTableSet: try page.slice(tables).map(cloud.shape))
    }

    private static func filters(in cloud: Cloud<Snapshot>) -> FilterSet<RouteTable> {
        FilterSet()
            .exact("route-table-id") { [$0.id.rawValue] }
            .exact("route-table-name") { [$0.name] }
            .exact("vpc-id") { [$0.vpcId.rawValue] }
            .flag("association.main", \.isMain)
            .adding("next-hop-type") { table, wanted in
                try cloud.state.routes(of: table.id).contains { wanted.contains($0.gatewayType) }
            }
            .tags { try cloud.state.tags(of: $0.id).map(TagShape.init) }
    }
}
