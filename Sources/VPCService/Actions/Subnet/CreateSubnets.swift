import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Creates several subnets in a VPC, all or none (reference 5.3).
enum CreateSubnets: WriteAction {
    struct Request: Decodable {
        var vpcId: VpcID
        var subnets: [SubnetDraft]
        /// For each of them.
        var tags: [TagShape]?
    }

    struct Response: Encodable {
        var subnetSet: [SubnetShape]
    }

    static let errors = SubnetRules.errors.union(TagRules.errors)

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> Response {
        // A flattened request cannot tell an empty list from none.
        guard !request.subnets.isEmpty else { throw APIError.missingParameter("Subnets") }
        let vpc = try cloud.vpc(request.vpcId)
        let tags = try TagRules.tags(request.tags)
        let shapes = try request.subnets.enumerated().map { index, draft in
            let subnet = try cloud.createSubnet(draft, path: "Subnets.\(index).", in: vpc, tags: tags)
            return SubnetShape(subnet, tags: tags)
        }
        return Response(subnetSet: shapes)
    }
}
