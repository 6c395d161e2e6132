import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Creates a VPC with its main route table (reference 5.2).
enum CreateVpc: WriteAction {
    struct Request: Decodable {
        var vpcName: String
        var cidrBlock: String?
        var enableMulticast: String?
        var dnsServers: [String]?
        var domainName: String?
        var tags: [TagShape]?
    }

    struct Response: Encodable {
        var vpc: VpcShape
    }

    static let errors: Set<APIErrorCode> = TagRules.errors.union([
        .invalidParameterValue, .limitExceededValue, .malformed, .tooLong, .limitExceeded,
    ])

    /// The block of a VPC for which none was given.
    private static let defaultBlock = "10.0.0.0/16"

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> Response {
        let name = try NameRules.networkName(request.vpcName, parameter: "VpcName")
        let block = try VpcRules.block(request.cidrBlock ?? defaultBlock)
        let dnsServers = try VpcRules.dnsServers(request.dnsServers)
        let isMulticastEnabled = try WireFlag.value(request.enableMulticast, parameter: "EnableMulticast") ?? false
        guard try cloud.state.vpcCount(in: cloud.scope) < cloud.settings.vpcQuota else {
            throw APIError.quotaReached("VPCs", limit: cloud.settings.vpcQuota)
        }
        let tags = try TagRules.tags(request.tags)
        let vpc = try cloud.makeVpc(
            name: name,
            cidr: block,
            isMulticastEnabled: isMulticastEnabled,
            dnsServers: dnsServers,
            domainName: try NameRules.domainName(request.domainName ?? ""),
            tags: tags
        )
        return Response(vpc: VpcShape(vpc, tags: tags))
    }
}
