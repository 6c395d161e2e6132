package import CloudAPI
package import CloudModel
import CloudStore
import CloudWire

/// Finds, makes and shows route tables (reference 5.8).
extension Cloud {
    /// Whether what leaves a subnet reaches the Internet: an enabled route for all leads to a NAT gateway that is there.
    package func reachesInternet(from subnet: SubnetID) throws -> Bool {
        try state.reachesInternet(from: subnet)
    }

    func routeTable(_ id: RouteTableID) throws -> RouteTable {
        guard id.isWellFormed else { throw APIError.malformed("RouteTableId", id.rawValue) }
        guard let table = try state.routeTable(id, in: scope) else { throw APIError.notFound(id) }
        return table
    }

    func shape(of table: RouteTable) throws -> RouteTableShape {
        RouteTableShape(
            table,
            subnets: try state.subnetIds(of: table),
            routes: try state.routes(of: table.id),
            tags: try state.tags(of: table.id)
        )
    }
}

extension Cloud where State == Transaction {
    /// Makes the route table that a VPC is made with, under the same number.
    func makeMainRouteTable(of vpc: Vpc, number: UInt64) throws {
        try state.insert(
            RouteTable(
                id: vpc.routeTableId,
                scope: vpc.scope,
                vpcId: vpc.id,
                name: "default",
                isMain: true,
                createdAt: vpc.createdAt
            ),
            number: number
        )
    }

    /// The route table a new subnet asks for, by default the VPC's main one.
    func routeTable(for draft: RouteTableID?, in vpc: Vpc) throws -> RouteTableID {
        guard let draft, !draft.rawValue.isEmpty else { return vpc.routeTableId }
        let table = try routeTable(draft)
        guard table.vpcId == vpc.id else { throw APIError.notFound(draft) }
        return table.id
    }
}
