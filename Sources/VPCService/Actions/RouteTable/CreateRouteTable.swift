import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Creates a route table without routes in a VPC (reference 5.8).
enum CreateRouteTable: WriteAction {
    struct Request: Decodable {
        var vpcId: VpcID
        var routeTableName: String
        var tags: [TagShape]?
    }

    struct Response: Encodable {
        var routeTable: RouteTableShape
    }

    static let errors: Set<APIErrorCode> = TagRules.errors.union([
        .invalidParameterValue, .limitExceeded, .malformed, .resourceNotFound, .tooLong,
    ])

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> Response {
        let name = try NameRules.networkName(request.routeTableName, parameter: "RouteTableName")
        let tags = try TagRules.tags(request.tags)
        let vpc = try cloud.vpc(request.vpcId)
        guard try cloud.state.routeTableCount(of: vpc.id) < RouteRules.maximumTables else {
            throw APIError.quotaReached("route tables in the VPC", limit: RouteRules.maximumTables)
        }
        let number = try cloud.state.nextNumber()
        let table = RouteTable(
            id: cloud.world.ids.id(number),
            scope: cloud.scope,
            vpcId: vpc.id,
            name: name,
            isMain: false,
            createdAt: cloud.now
        )
        try cloud.state.insert(table, number: number)
        try cloud.state.setTags(tags, on: table.id)
        return Response(routeTable: try cloud.shape(of: table))
    }
}
