import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Lists security groups, newest first unless an order is asked for (reference 5.1, 5.4).
enum DescribeSecurityGroups: ReadAction {
    struct Request: Decodable {
        var securityGroupIds: [SecurityGroupID]?
        var filters: [FilterShape]?
        var offset: String?
        var limit: String?
        var orderField: String?
        var orderDirection: String?
    }

    struct Response: Encodable {
        var securityGroupSet: [SecurityGroupShape]
        var totalCount: Int
    }

    static let errors = Selection<SecurityGroup>.errors.union([.invalidParameterValue])

    static func run(_ request: Request, in cloud: Cloud<Snapshot>) throws -> Response {
        let page = try Page(offset: request.offset, limit: request.limit)
        let groups = try Selection(request.securityGroupIds, "SecurityGroupIds", request.filters).choose(
            from: { try cloud.state.securityGroups(in: cloud.scope) },
            named: { try cloud.state.securityGroups($0, in: cloud.scope) },
            by: filters(in: cloud),
            unknown: cloud.settings.unknownVpcID
        )
        let ordered = try SecurityGroupOrder.apply(request.orderField, request.orderDirection, to: groups)
        let shapes = try page.slice(ordered).map { SecurityGroupShape($0, tags: try cloud.state.tags(of: $0.id)) }
        return Response(securityGroupSet: shapes, totalCount: groups.count)
    }

    private static func filters(in cloud: Cloud<Snapshot>) -> FilterSet<SecurityGroup> {
        FilterSet()
            .exact("security-group-id") { [$0.id.rawValue] }
            .exact("project-id") { [$0.projectId] }
            .exact("security-group-name") { [$0.name] }
            .tags { try cloud.state.tags(of: $0.id).map(TagShape.init) }
    }
}
