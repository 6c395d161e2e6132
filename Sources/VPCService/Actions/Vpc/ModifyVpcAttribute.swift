import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Changes a VPC's name and what it tells its hosts; its block stays (reference 5.2).
enum ModifyVpcAttribute: WriteAction {
    struct Request: Decodable {
        var vpcId: VpcID
        var vpcName: String?
        var enableMulticast: String?
        var dnsServers: [String]?
        var domainName: String?
    }

    typealias Response = NoContent

    static let errors: Set<APIErrorCode> = [
        .invalidParameterValue, .limitExceededValue, .malformed, .resourceNotFound, .tooLong,
    ]

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> NoContent {
        var vpc = try cloud.vpc(request.vpcId)
        if let name = request.vpcName { vpc.name = try NameRules.networkName(name, parameter: "VpcName") }
        if let servers = request.dnsServers { vpc.dnsServers = try VpcRules.dnsServers(servers) }
        vpc.isMulticastEnabled =
            try WireFlag.value(request.enableMulticast, parameter: "EnableMulticast") ?? vpc.isMulticastEnabled
        vpc.domainName = try NameRules.domainName(request.domainName ?? vpc.domainName)
        try cloud.state.update(vpc)
        return NoContent()
    }
}
