import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Tells of those of the given addresses that are used; the others are left out without an error.
enum DescribeVpcPrivateIpAddresses: ReadAction {
    struct Request: Decodable {
        var vpcId: VpcID
        var privateIpAddresses: [String]
    }

    struct Response: Encodable {
        struct PrivateAddress: Encodable {
            var privateIpAddress: String
            var cidrBlock: String
            var privateIpAddressType: String
            var createdTime: String
        }

        var vpcPrivateIpAddressSet: [PrivateAddress]
    }

    static let errors: Set<APIErrorCode> = [.limitExceededValue, .malformed, .missingParameter, .resourceNotFound]

    static func run(_ request: Request, in cloud: Cloud<Snapshot>) throws -> Response {
        // A flattened request cannot tell an empty list from none.
        guard !request.privateIpAddresses.isEmpty else { throw APIError.missingParameter("PrivateIpAddresses") }
        let addresses = try BlockRules.addresses(request.privateIpAddresses, parameter: "PrivateIpAddresses")
        let subnets = try cloud.state.subnets(of: cloud.vpc(request.vpcId).id)
        let set = try cloud.owners(of: addresses, in: subnets).map { owned, subnet in
            Response.PrivateAddress(
                privateIpAddress: owned.address.description,
                cidrBlock: subnet.cidr.description,
                privateIpAddressType: owned.owner.kind.wireName,
                createdTime: owned.takenAt.beijingText
            )
        }
        return Response(vpcPrivateIpAddressSet: set)
    }
}
