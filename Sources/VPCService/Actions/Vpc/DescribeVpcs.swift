import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Lists VPCs, newest first (reference 5.1, 5.2).
enum DescribeVpcs: ReadAction {
    struct Request: Decodable {
        var vpcIds: [VpcID]?
        var filters: [FilterShape]?
        var offset: String?
        var limit: String?
    }

    struct Response: Encodable {
        var totalCount: Int
        var vpcSet: [VpcShape]
    }

    static let errors = Selection<Vpc>.errors

    static func run(_ request: Request, in cloud: Cloud<Snapshot>) throws -> Response {
        let page = try Page(offset: request.offset, limit: request.limit)
        let vpcs = try Selection(request.vpcIds, "VpcIds", request.filters).choose(
            from: { try cloud.state.vpcs(in: cloud.scope) },
            named: { try cloud.state.vpcs($0, in: cloud.scope) },
            by: filters(in: cloud),
            unknown: cloud.settings.unknownVpcID
        )
        let shapes = try page.slice(vpcs).map { VpcShape($0, tags: try cloud.state.tags(of: $0.id)) }
        return Response(totalCount: vpcs.count, vpcSet: shapes)
    }

    private static func filters(in cloud: Cloud<Snapshot>) -> FilterSet<Vpc> {
        FilterSet()
            .exact("vpc-id") { [$0.id.rawValue] }
            .exact("cidr-block") { [$0.cidr.description] }
            .flag("is-default", \.isDefault)
            .fuzzy("vpc-name", \.name)
            .absent("ipv6-cidr-block", "isp-type", "address-type")
            .tags { try cloud.state.tags(of: $0.id).map(TagShape.init) }
    }
}
