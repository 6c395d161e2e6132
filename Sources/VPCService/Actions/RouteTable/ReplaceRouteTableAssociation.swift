import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Leads a subnet's traffic by another route table of its VPC (reference 5.8).
enum ReplaceRouteTableAssociation: WriteAction {
    struct Request: Decodable {
        var routeTableId: RouteTableID
        var subnetId: SubnetID
    }

    typealias Response = NoContent

    static let errors: Set<APIErrorCode> = [.malformed, .resourceNotFound, .vpcMismatch]

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> NoContent {
        let subnet = try cloud.subnet(request.subnetId)
        let table = try cloud.routeTable(request.routeTableId)
        guard table.vpcId == subnet.vpcId else {
            throw APIError(.vpcMismatch, "The route table `\(table.id)` and the subnet `\(subnet.id)` differ in VPC.")
        }
        try cloud.state.setRouteTable(table.id, of: subnet.id)
        return NoContent()
    }
}
