import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Gives public addresses back that are bound to nothing; all of them or none (reference 5.6).
enum ReleaseAddresses: WriteAction {
    struct Request: Decodable {
        var addressIds: [ElasticAddressID]
    }

    struct Response: Encodable {
        var taskId: String
    }

    static let errors: Set<APIErrorCode> = [
        .addressIdMalformed, .addressIdNotFound, .addressStatusNotPermitted, .missingParameter,
    ]

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> Response {
        guard !request.addressIds.isEmpty else { throw APIError.missingParameter("AddressIds") }
        if let id = request.addressIds.first(where: { !$0.isWellFormed }) { throw APIError.malformedAddress(id) }
        let addresses = try cloud.state.elasticAddresses(request.addressIds, in: cloud.scope)
        let found = Set(addresses.map(\.id))
        if let missing = request.addressIds.first(where: { !found.contains($0) }) {
            throw APIError(.addressIdNotFound, "The elastic IP `\(missing)` is not found.")
        }
        if let bound = addresses.first(where: { $0.natGatewayId != nil }) {
            throw APIError(.addressStatusNotPermitted, "The elastic IP `\(bound.id)` is bound.")
        }
        for address in addresses { try cloud.state.delete(address) }
        return Response(taskId: try cloud.finishedTaskId())
    }
}
