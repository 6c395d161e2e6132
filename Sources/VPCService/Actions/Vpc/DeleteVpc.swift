import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Deletes a VPC that nothing uses any more, and with it its empty subnets and its route tables (reference 5.2).
enum DeleteVpc: WriteAction {
    struct Request: Decodable {
        var vpcId: VpcID
    }

    typealias Response = NoContent

    static let errors: Set<APIErrorCode> = [.malformed, .resourceInUse, .resourceNotFound]

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> NoContent {
        let vpc = try cloud.vpc(request.vpcId)
        guard try !cloud.state.hasLoadBalancers(in: vpc.id) else {
            throw APIError.inUse(vpc.id, by: "load balancers")
        }
        guard try !cloud.state.hasClusters(in: vpc.id) else {
            throw APIError.inUse(vpc.id, by: "clusters")
        }
        guard try cloud.state.natGatewayCount(of: vpc.id) == 0 else {
            throw APIError.inUse(vpc.id, by: "NAT gateways")
        }
        let subnets = try cloud.state.subnets(of: vpc.id)
        if let used = subnets.first(where: { $0.usedAddressCount > 0 }) {
            throw APIError.inUse(vpc.id, by: "addresses of `\(used.id)`")
        }
        guard cloud.settings.vpcDeletionCascades || subnets.isEmpty else {
            throw APIError.inUse(vpc.id, by: "\(subnets.count) subnets")
        }
        for subnet in subnets { try cloud.state.delete(subnet) }
        try cloud.state.delete(vpc)
        return NoContent()
    }
}
