import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Creates an elastic cluster: its API answers at once, its status says `running` a while later.
enum CreateEKSCluster: WriteAction {
    struct Request: Decodable {
        var k8SVersion: String
        var vpcId: VpcID
        var clusterName: String
        var subnetIds: [SubnetID]
        var clusterDesc: String?
        /// A subnet or a block.
        var serviceSubnetId: String?
        var dnsServers: [DnsServerShape]?
        var extraParam: String?
        var enableVpcCoreDNS: Bool?
        var tagSpecification: [TagSpecificationShape]?
    }

    struct Response: Encodable {
        var clusterId: ClusterID
    }

    static let errors: Set<APIErrorCode> = [
        .invalidParameter, .limitExceeded, .missingParameter, .resourceNotFound,
    ]

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> Response {
        let draft = try draft(request, in: cloud)
        guard try cloud.state.clusters(in: cloud.scope).count < cloud.settings.clusterQuota else {
            throw APIError.quotaReached("clusters", limit: cloud.settings.clusterQuota)
        }
        return Response(clusterId: try cloud.makeCluster(draft).id)
    }

    private static func draft(_ request: Request, in cloud: Cloud<Transaction>) throws -> ClusterDraft {
        let version = try ClusterRules.version(request.k8SVersion, settings: cloud.settings)
        let name = try ClusterRules.name(request.clusterName)
        let vpc = try cloud.vpc(request.vpcId)
        let services = try ServiceRange(request.serviceSubnetId, in: vpc, of: cloud)
        return ClusterDraft(
            name: name,
            text: request.clusterDesc ?? "",
            vpc: vpc.id,
            podSubnets: try cloud.podSubnets(request.subnetIds, in: vpc.id),
            services: services,
            version: version,
            options: try options(request, services, in: cloud),
            tags: try TagRules.tags(request.tagSpecification)
        )
    }

    private static func options(
        _ request: Request,
        _ services: ServiceRange,
        in cloud: Cloud<Transaction>
    ) throws -> ClusterOptions {
        var options = ClusterOptions()
        if services.subnet == nil { options.serviceBlock = request.serviceSubnetId ?? "" }
        options.extraParameters = try ClusterRules.extraParameters(request.extraParam, parameter: "ExtraParam")
        options.hasDNS = request.enableVpcCoreDNS ?? true
        options.dnsServers = try ClusterRules.dnsServers(request.dnsServers ?? [])
        options.runningAt =
            cloud.now
            + ClusterDelay.duration(of: .creation, settings: cloud.settings, random: cloud.world.random)
        return options
    }
}
