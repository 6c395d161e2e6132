import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Adds routes to a table, all or none, and tells of these alone (reference 5.8).
enum CreateRoutes: WriteAction {
    struct Request: Decodable {
        var routeTableId: RouteTableID
        var routes: [RouteInput]
    }

    struct Response: Encodable {
        var totalCount: Int
        var routeTableSet: [RouteTableShape]
    }

    static let errors: Set<APIErrorCode> = [
        .dockerRouteConflict, .duplicate, .invalidParameterValue, .limitExceeded, .malformed, .nextHopInvalid,
        .resourceNotFound, .tooLong, .vpcCidrConflict,
    ]

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> Response {
        guard !request.routes.isEmpty else { throw APIError.missingParameter("Routes") }
        let table = try cloud.routeTable(request.routeTableId)
        let count = try cloud.state.routes(of: table.id).count
        guard count + request.routes.count <= RouteRules.maximumRoutes else {
            throw APIError.quotaReached("routes in the route table", limit: RouteRules.maximumRoutes)
        }
        let routes = try request.routes.enumerated().map { index, input in
            let route = try RouteRules.route(input, path: "Routes.\(index)", in: table, cloud)
            try cloud.state.insert(route)
            return route
        }
        var shape = try cloud.shape(of: table)
        shape.routeSet = routes.map(RouteShape.init)
        return Response(totalCount: routes.count, routeTableSet: [shape])
    }
}
