import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Deletes a subnet none of whose addresses is used (reference 5.3).
enum DeleteSubnet: WriteAction {
    struct Request: Decodable {
        var subnetId: SubnetID
    }

    typealias Response = NoContent

    static let errors: Set<APIErrorCode> = [.malformed, .resourceInUse, .resourceNotFound]

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> NoContent {
        let subnet = try cloud.subnet(request.subnetId)
        guard subnet.usedAddressCount == 0 else {
            throw APIError.inUse(subnet.id, by: "\(subnet.usedAddressCount) addresses")
        }
        guard try !cloud.hasClusters(using: subnet) else {
            throw APIError.inUse(subnet.id, by: "clusters")
        }
        try cloud.state.delete(subnet)
        return NoContent()
    }
}
