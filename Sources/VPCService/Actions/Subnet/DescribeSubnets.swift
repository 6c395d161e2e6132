import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Lists subnets with their counts of addresses, newest first (reference 5.1, 5.3).
enum DescribeSubnets: ReadAction {
    struct Request: Decodable {
        var subnetIds: [SubnetID]?
        var filters: [FilterShape]?
        var offset: String?
        var limit: String?
    }

    struct Response: Encodable {
        var totalCount: Int
        var subnetSet: [SubnetShape]
    }

    static let errors = Selection<Subnet>.errors

    static func run(_ request: Request, in cloud: Cloud<Snapshot>) throws -> Response {
        let page = try Page(offset: request.offset, limit: request.limit)
        let subnets = try Selection(request.subnetIds, "SubnetIds", request.filters).choose(
            from: { try cloud.state.subnets(in: cloud.scope) },
            named: { try cloud.state.subnets($0, in: cloud.scope) },
            by: filters(in: cloud),
            unknown: cloud.settings.unknownVpcID
        )
        let shapes = try page.slice(subnets).map { SubnetShape($0, tags: try cloud.state.tags(of: $0.id)) }
        return Response(totalCount: subnets.count, subnetSet: shapes)
    }

    private static func filters(in cloud: Cloud<Snapshot>) -> FilterSet<Subnet> {
        FilterSet()
            .exact("subnet-id") { [$0.id.rawValue] }
            .exact("vpc-id") { [$0.vpcId.rawValue] }
            // The documented form has no mask.
            .exact("cidr-block") { [$0.cidr.network.description, $0.cidr.description] }
            .exact("subnet-name") { [$0.name] }
            .exact("zone") { [$0.zone] }
            .exact("is-cdc-subnet") { _ in ["0"] }
            .flag("is-default", \.isDefault)
            .flag("is-remote-vpc-snat") { _ in false }
            .absent("cdc-id", "ipv6-cidr-block", "isp-type", "address-type")
            .tags { try cloud.state.tags(of: $0.id).map(TagShape.init) }
    }
}
