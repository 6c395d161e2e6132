import CloudModel

/// An elastic cluster; clients read most members without asking whether they are null (reconciler reference 7).
struct ClusterShape: Encodable {
    var clusterId: ClusterID
    var clusterName: String
    var vpcId: VpcID
    var subnetIds: [SubnetID]
    var k8SVersion: String
    var status: String
    var clusterDesc: String
    var createdTime: String
    var serviceSubnetId: String
    var dnsServers: [DnsServerShape]
    var needDeleteCbs: Bool
    var enableVpcCoreDNS: Bool
    var tagSpecification: [TagSpecificationShape]

    init(_ cluster: Cluster, status: ClusterStatus, tags: [Tag]) {
        let told = cluster.told
        clusterId = cluster.id
        clusterName = cluster.name
        vpcId = cluster.vpcId
        subnetIds = cluster.subnetIds
        k8SVersion = cluster.version
        self.status = status.rawValue
        clusterDesc = cluster.text
        createdTime = cluster.createdAt.utcText
        serviceSubnetId = cluster.serviceSubnetId?.rawValue ?? told.serviceBlock
        dnsServers = told.dnsServers
        needDeleteCbs = told.deletesDisks
        enableVpcCoreDNS = told.hasDNS
        tagSpecification = tags.isEmpty ? [] : [TagSpecificationShape(tags)]
    }
}

/// Where a cluster is in its life, in the letter case that clients compare with (reconciler reference 7).
enum ClusterStatus: String {
    case initializing = "Initializing"
    case running
    case terminating = "Terminating"

    /// The status of a cluster that was not deleted.
    init(of cluster: Cluster, at now: Instant) {
        self = cluster.told.runningAt <= now ? .running : .initializing
    }
}

extension Instant {
    /// `2019-08-16T04:31:26Z`, as this service writes moments.
    fileprivate var utcText: String { "\(utcDay.text)T\(utcTimeText)Z" }
}
