import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Creates a subnet in a VPC; it uses the VPC's main route table (reference 5.3).
enum CreateSubnet: WriteAction {
    struct Request: Decodable {
        var vpcId: VpcID
        var subnetName: String
        var zone: String
        var cidrBlock: String?
        var tags: [TagShape]?
    }

    struct Response: Encodable {
        var subnet: SubnetShape
    }

    static let errors = SubnetRules.errors.union(TagRules.errors)

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> Response {
        let vpc = try cloud.vpc(request.vpcId)
        let draft = SubnetDraft(subnetName: request.subnetName, zone: request.zone, cidrBlock: request.cidrBlock)
        let tags = try TagRules.tags(request.tags)
        let subnet = try cloud.createSubnet(draft, path: "", in: vpc, tags: tags)
        return Response(subnet: SubnetShape(subnet, tags: tags))
    }
}
