import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Lists VPCs, newest first; an unknown id is an error here, as it is not in CLB (reference 5.1).
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

    static let errors: Set<APIErrorCode> = [
        .coexist, .filterInvalidKey, .limitExceededValue, .malformed, .range, .resourceNotFound,
    ]

    static func run(_ request: Request, in cloud: Cloud<Snapshot>) throws -> Response {
        let page = try Page(offset: request.offset, limit: request.limit)
        let vpcs = try found(request, in: cloud)
        let shapes = try page.slice(vpcs).map { VpcShape($0, tags: try cloud.state.tags(of: $0.id)) }
        return Response(totalCount: vpcs.count, vpcSet: shapes)
    }

    private static func found(_ request: Request, in cloud: Cloud<Snapshot>) throws -> [Vpc] {
        let ids = request.vpcIds ?? []
        let filters = request.filters ?? []
        guard ids.isEmpty || filters.isEmpty else { throw APIError.coexist("VpcIds", "Filters") }
        guard ids.isEmpty else { return try ids.map(cloud.vpc) }
        return try FilterSet<Vpc>(
            exact: [
                "vpc-id": { [$0.id.rawValue] },
                "cidr-block": { [$0.cidr.description] },
                "is-default": { [$0.isDefault ? "TRUE" : "FALSE", $0.isDefault ? "true" : "false"] },
            ],
            fuzzy: ["vpc-name": { [$0.name] }],
            tags: { try cloud.state.tags(of: $0.id).map(TagShape.init) }
        ).apply(filters, to: cloud.state.vpcs(in: cloud.scope))
    }
}
