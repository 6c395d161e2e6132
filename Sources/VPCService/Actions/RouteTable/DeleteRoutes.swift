import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Takes routes out of a table, each named by one of its ids or by where it leads (reference 5.8).
enum DeleteRoutes: WriteAction {
    struct Request: Decodable {
        var routeTableId: RouteTableID
        var routes: [RouteInput]
    }

    struct Response: Encodable {
        var routeSet: [RouteShape]
    }

    static let errors: Set<APIErrorCode> = [.malformed, .resourceNotFound]

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> Response {
        let table = try cloud.routeTable(request.routeTableId)
        let routes = try cloud.state.routes(of: table.id)
        let doomed = try request.routes.enumerated().map { index, input in
            guard let route = routes.first(where: { names(input, $0) }) else {
                throw APIError.notFound(input.routeItemId?.rawValue ?? "Routes.\(index)")
            }
            return route
        }
        for route in doomed { try cloud.state.delete(route) }
        return Response(routeSet: doomed.map(RouteShape.init))
    }

    /// An id decides alone, as zero and empty texts stand for none.
    private static func names(_ input: RouteInput, _ route: Route) -> Bool {
        if let id = input.routeId, id != 0 { return id == Int(route.number) }
        if let id = input.routeItemId, !id.rawValue.isEmpty { return id == route.itemId }
        guard let block = input.destinationCidrBlock, block == route.destination.description else { return false }
        return (input.gatewayType ?? route.gatewayType) == route.gatewayType
            && (input.gatewayId ?? route.gatewayId) == route.gatewayId
    }
}
