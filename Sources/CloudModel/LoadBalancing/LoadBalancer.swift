/// A load balancer and its settings.
package struct LoadBalancer: Hashable, Sendable {
    package enum Kind: String, Sendable, Codable {
        /// With a public address.
        case open = "OPEN"
        /// With an address of a subnet.
        case `internal` = "INTERNAL"
    }

    package var id: LoadBalancerID
    package var scope: Scope
    package var name: String
    package var kind: Kind
    package var vpcId: VpcID
    package var subnetId: SubnetID?
    /// Taken from the pool even where a domain name stands for it, and never shown then.
    package var vip: IPv4Address
    /// What a public load balancer without a fixed address is reached by; empty for all others.
    package var domain = ""
    package var projectId: Int
    /// Public load balancers only.
    package var masterZone: String?
    package var slaveZone: String?
    package var vipIsp: String
    package var internetChargeType: String
    package var bandwidthMbps: Int
    /// Empty for the shared type.
    package var slaType: String = ""
    package var passesToTarget = false
    package var isSnatPro = false
    package var isDeleteProtected = false
    /// Where targets live, when not in the load balancer's own region and VPC.
    package var targetRegion: String?
    package var targetVpcId: VpcID?
    package var logSetId = ""
    package var logTopicId = ""
    package var healthLogSetId = ""
    package var healthLogTopicId = ""
    package var createdAt: Instant
    /// When creation ends; before that the status is 0.
    package var runningAt: Instant
    /// When the task that runs on it ends, and what the cloud calls that task.
    package var busyUntil: Instant
    package var busyTask: String
    /// The running count it was made at, which orders lists.
    package var number: Int64

    /// What clients are told to connect to.
    package var publishedAddress: String { domain.isEmpty ? vip.description : domain }

    package init(
        id: LoadBalancerID,
        scope: Scope,
        name: String,
        kind: Kind,
        vpcId: VpcID,
        subnetId: SubnetID?,
        vip: IPv4Address,
        projectId: Int,
        masterZone: String?,
        slaveZone: String?,
        vipIsp: String,
        internetChargeType: String,
        bandwidthMbps: Int,
        createdAt: Instant,
        runningAt: Instant,
        busyUntil: Instant,
        busyTask: String,
        number: Int64
    ) {
        self.id = id
        self.scope = scope
        self.name = name
        self.kind = kind
        self.vpcId = vpcId
        self.subnetId = subnetId
        self.vip = vip
        self.projectId = projectId
        self.masterZone = masterZone
        self.slaveZone = slaveZone
        self.vipIsp = vipIsp
        self.internetChargeType = internetChargeType
        self.bandwidthMbps = bandwidthMbps
        self.createdAt = createdAt
        self.runningAt = runningAt
        self.busyUntil = busyUntil
        self.busyTask = busyTask
        self.number = number
    }
}
