import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Deletes a route table that leads no subnet's traffic; the main one goes only with its VPC (reference 5.8).
enum DeleteRouteTable: WriteAction {
    struct Request: Decodable {
        var routeTableId: RouteTableID
    }

    typealias Response = NoContent

    static let errors: Set<APIErrorCode> = [
        .malformed, .resourceNotFound, .deleteDefaultRouteTable, .deleteRouteTableWithSubnet,
    ]

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> NoContent {
        let table = try cloud.routeTable(request.routeTableId)
        guard !table.isMain else {
            throw APIError(.deleteDefaultRouteTable, "The main route table `\(table.id)` cannot be deleted.")
        }
        guard try cloud.state.subnetIds(of: table).isEmpty else {
            throw APIError(.deleteRouteTableWithSubnet, "The route table `\(table.id)` has subnets.")
        }
        try cloud.state.delete(table)
        return NoContent()
    }
}
