import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Deletes a NAT gateway with the routes to it; its public addresses stay, bound to nothing (reference 5.7).
enum DeleteNatGateway: WriteAction {
    struct Request: Decodable {
        var natGatewayId: NatGatewayID
        /// Without effect: no simulated traffic is at risk.
        var ignoreOperationRisk: Bool?
    }

    typealias Response = NoContent

    static let errors: Set<APIErrorCode> = [.malformed, .natGatewayProtected, .resourceNotFound]

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> NoContent {
        let id = request.natGatewayId
        guard id.isWellFormed else { throw APIError.malformed("NatGatewayId", id.rawValue) }
        guard let gateway = try cloud.state.natGateway(id, in: cloud.scope) else { throw APIError.notFound(id) }
        guard !gateway.isDeletionProtected else {
            throw APIError(.natGatewayProtected, "The NAT gateway `\(id)` has deletion protection.")
        }
        try cloud.state.delete(gateway)
        return NoContent()
    }
}
