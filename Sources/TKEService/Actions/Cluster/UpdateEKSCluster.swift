import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Changes what of a cluster can change; an endpoint is on or off at once.
enum UpdateEKSCluster: WriteAction {
    struct Request: Decodable {
        var clusterId: ClusterID
        var clusterName: String?
        var clusterDesc: String?
        var subnetIds: [SubnetID]?
        var publicLB: PublicEndpointShape?
        var internalLB: InternalEndpointShape?
        var serviceSubnetId: SubnetID?
        var dnsServers: [DnsServerShape]?
        /// `1` for yes.
        var clearDnsServer: String?
        var needDeleteCbs: Bool?
        var proxyLB: Bool?
        var extraParam: String?
    }

    typealias Response = NoContent

    static let errors: Set<APIErrorCode> = [
        .invalidParameter, .missingParameter, .resourceNotFound, .resourceUnavailable,
    ]

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> NoContent {
        var cluster = try cloud.cluster(request.clusterId)
        guard ClusterStatus(of: cluster, at: cloud.now) == .running else { throw APIError.initializing(cluster.id) }
        if let name = request.clusterName { cluster.name = try ClusterRules.name(name) }
        cluster.text = request.clusterDesc ?? cluster.text
        try changeSubnets(of: &cluster, request, in: cloud)
        cluster.options = try options(of: cluster, request, in: cloud).text
        try cloud.state.update(cluster)
        return NoContent()
    }

    /// An empty list or id asks for nothing: a flattened request cannot say it.
    private static func changeSubnets(
        of cluster: inout Cluster,
        _ request: Request,
        in cloud: Cloud<Transaction>
    ) throws {
        if let ids = request.subnetIds, !ids.isEmpty {
            cluster.subnetIds = try cloud.podSubnets(ids, in: cluster.vpcId)
        }
        if let id = request.serviceSubnetId, !id.rawValue.isEmpty {
            cluster.serviceSubnetId = try cloud.subnet(id, parameter: "ServiceSubnetId", in: cluster.vpcId).id
        }
    }

    private static func options(
        of cluster: Cluster,
        _ request: Request,
        in cloud: Cloud<Transaction>
    ) throws -> ClusterOptions {
        var options = cluster.told
        if let endpoint = request.publicLB { options.publicEndpoint = try EndpointRules.check(endpoint) }
        if let endpoint = request.internalLB {
            options.internalEndpoint = try EndpointRules.check(endpoint, of: cluster, in: cloud)
        }
        if request.clearDnsServer == "1" { options.dnsServers = [] }
        if let servers = request.dnsServers, !servers.isEmpty {
            options.dnsServers = try ClusterRules.dnsServers(servers)
        }
        options.deletesDisks = request.needDeleteCbs ?? options.deletesDisks
        options.usesProxy = request.proxyLB ?? options.usesProxy
        if let text = request.extraParam, !text.isEmpty {
            options.extraParameters = try ClusterRules.extraParameters(text, parameter: "ExtraParam")
        }
        return options
    }
}
