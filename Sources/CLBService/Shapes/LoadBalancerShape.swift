import CloudModel

/// A load balancer in the key order and with the defaults of recorded answers (reference 2.3).
struct LoadBalancerShape: Encodable {
    var loadBalancerId: LoadBalancerID
    var loadBalancerName: String
    var forward = 1
    var domain = ""
    var loadBalancerVips: [String]
    var addressIPv6: String?
    var addressIPVersion = "ipv4"
    var ipv6Mode: String?
    var loadBalancerType: String
    var status: Int
    var createTime: String
    var statusTime: String
    var projectId: Int
    var openBgp = 0
    var snat = false
    var isolation = 0
    var log = ""
    var anycastZone = ""
    var vpcId: VpcID
    var numericalVpcId: Int
    var targetRegionInfo: TargetRegionShape
    var subnetId: String
    var secureGroups: [SecurityGroupID]
    var tags: [TagShape]
    var masterZone: ZoneShape?
    var backupZoneSet: [ZoneShape]?
    var isolatedTime: String?
    /// A month after creation even for postpaid ones, as recorded.
    var expireTime: String
    var chargeType = "POSTPAID_BY_HOUR"
    var networkAttributes: InternetAccessibleShape
    var logSetId: String
    var logTopicId: String
    var loadBalancerPassToTarget: Bool
    var isDDos = false
    var configId = ""
    var exclusiveCluster = ExclusiveClusterShape()
    var snatPro: Bool
    var snatIps: [String] = []
    var isBlock = false
    var isBlockTime = ""
    var slaType: String
    var localBgp = false
    var mixIpTarget = false
    var nfvInfo = ""
    var healthLogSetId: String
    var healthLogTopicId: String
    var attributeFlags: [String]
    var vipIsp: String
    var loadBalancerDomain = ""
    var egress = ""
    var exclusive = 0
    var targetCount: Int?
    var associateEndpoint = ""

    enum CodingKeys: String, CodingKey {
        case loadBalancerId, loadBalancerName, forward, domain, loadBalancerVips, addressIPv6, addressIPVersion
        case ipv6Mode = "IPv6Mode"
        case loadBalancerType, status, createTime, statusTime, projectId, openBgp, snat, isolation, log, anycastZone
        case vpcId, numericalVpcId, targetRegionInfo, subnetId, secureGroups, tags, masterZone, backupZoneSet
        case isolatedTime, expireTime, chargeType, networkAttributes, logSetId, logTopicId, loadBalancerPassToTarget
        case isDDos, configId, exclusiveCluster, snatPro, snatIps, isBlock, isBlockTime, slaType, localBgp
        case mixIpTarget, nfvInfo, healthLogSetId, healthLogTopicId, attributeFlags, vipIsp, loadBalancerDomain
        case egress, exclusive, targetCount, associateEndpoint
    }
}

/// Where targets live: the load balancer's own VPC unless it was changed.
struct TargetRegionShape: Codable {
    var region: String
    var vpcId: VpcID
    var numericalVpcId: Int?
}

/// What a public load balancer may send to the internet.
struct InternetAccessibleShape: Codable {
    var internetChargeType: String?
    var internetMaxBandwidthOut: Int?
}

/// No exclusive cluster: all of its members null.
struct ExclusiveClusterShape: Encodable {
    enum CodingKeys: CodingKey {}

    func encode(to encoder: any Encoder) throws {
        _ = encoder.container(keyedBy: CodingKeys.self)
    }
}

/// An availability zone.
struct ZoneShape: Encodable {
    var zoneId: Int
    var zone: String
    var zoneName: String
    var zoneRegion: String
    var localZone = false
    var edgeZone = false

    init(_ zone: Zone, in region: Region) {
        zoneId = zone.id
        self.zone = zone.name
        zoneName = zone.chineseName
        zoneRegion = region.name
    }
}

/// A tag as CLB writes it; VPC says `Key` and `Value`.
struct TagShape: Codable {
    var tagKey: String
    var tagValue: String

    init(_ tag: Tag) {
        tagKey = tag.key
        tagValue = tag.value
    }

    var tag: Tag { Tag(key: tagKey, value: tagValue) }
}
