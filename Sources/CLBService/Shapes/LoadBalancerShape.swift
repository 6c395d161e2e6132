import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// A load balancer as text, in the key order and with the defaults of recorded answers (reference 2.3).
///
/// What no load balancer here differs in stands in the literals.
struct LoadBalancerShape: PrewrittenJSON {
    let listed: ListedLoadBalancer
    let tags: [Tag]
    /// Only where the request asks for it.
    let targetCount: Int?
    let region: Region
    let now: Instant

    private var loadBalancer: LoadBalancer { listed.loadBalancer }
    private var isOpen: Bool { loadBalancer.kind == .open }
    private var isRunning: Bool { loadBalancer.runningAt <= now }

    func write(to writer: inout JSONWriter) {
        writeIdentity(to: &writer)
        writeNetwork(to: &writer)
        writeCharges(to: &writer)
        writeSwitches(to: &writer)
    }

    private func writeIdentity(to writer: inout JSONWriter) {
        writer.raw(#"{"LoadBalancerId":"#)
        writer.string(loadBalancer.id.rawValue)
        writer.raw(#","LoadBalancerName":"#)
        writer.string(loadBalancer.name)
        writer.raw(#","Forward":1,"Domain":"#)
        writer.string(loadBalancer.domain)
        writer.raw(#","LoadBalancerVips":"#)
        writer.strings(loadBalancer.domain.isEmpty ? [loadBalancer.vip.description] : [])
        writer.raw(#","AddressIPv6":null,"AddressIPVersion":"ipv4","IPv6Mode":null,"LoadBalancerType":"#)
        writer.string(loadBalancer.kind.rawValue)
        writer.raw(#","Status":"#)
        writer.integer(isRunning ? 1 : 0)
        writer.raw(#","CreateTime":"#)
        writer.string(loadBalancer.createdAt.beijingText)
        writer.raw(#","StatusTime":"#)
        writer.string((isRunning ? loadBalancer.runningAt : loadBalancer.createdAt).beijingText)
        writer.raw(#","ProjectId":"#)
        writer.integer(loadBalancer.projectId)
        writer.raw(#","OpenBgp":0,"Snat":false,"Isolation":0,"Log":"","AnycastZone":"","#)
    }

    private func writeNetwork(to writer: inout JSONWriter) {
        writer.raw(#""VpcId":"#)
        writer.string(loadBalancer.vpcId.rawValue)
        writer.raw(#","NumericalVpcId":"#)
        writer.integer(listed.numericalVpcId)
        writeTargetRegion(to: &writer)
        writer.raw(#","SubnetId":"#)
        writer.string(loadBalancer.subnetId?.rawValue ?? "")
        writer.raw(#","SecureGroups":"#)
        writer.strings(listed.securityGroupIds.map(\.rawValue))
        writer.raw(#","Tags":["#)
        writeTags(to: &writer)
        writer.raw(#"],"MasterZone":"#)
        writeZone(loadBalancer.masterZone, to: &writer)
        if let slaveZone = loadBalancer.slaveZone {
            writer.raw(#","BackupZoneSet":["#)
            writeZone(slaveZone, to: &writer)
            writer.raw("]")
        } else {
            writer.raw(#","BackupZoneSet":null"#)
        }
    }

    private func writeTags(to writer: inout JSONWriter) {
        for (place, tag) in tags.enumerated() {
            writer.raw(place > 0 ? #",{"TagKey":"# : #"{"TagKey":"#)
            writer.string(tag.key)
            writer.raw(#","TagValue":"#)
            writer.string(tag.value)
            writer.raw("}")
        }
    }

    private func writeSnatAddresses(to writer: inout JSONWriter) {
        for (place, snat) in listed.snatAddresses.enumerated() {
            writer.raw(place > 0 ? #",{"SubnetId":"# : #"{"SubnetId":"#)
            writer.string(snat.subnetId.rawValue)
            writer.raw(#","Ip":"#)
            writer.string(snat.address.description)
            writer.raw("}")
        }
    }

    /// Where targets live: the load balancer's own VPC unless it was changed.
    private func writeTargetRegion(to writer: inout JSONWriter) {
        writer.raw(#","TargetRegionInfo":{"Region":"#)
        writer.string(loadBalancer.targetRegion ?? loadBalancer.scope.region)
        writer.raw(#","VpcId":"#)
        writer.string((loadBalancer.targetVpcId ?? loadBalancer.vpcId).rawValue)
        writer.raw(#","NumericalVpcId":"#)
        writer.optional(loadBalancer.targetVpcId == nil ? listed.numericalVpcId : nil)
        writer.raw("}")
    }

    private func writeZone(_ name: String?, to writer: inout JSONWriter) {
        guard let zone = name.flatMap(region.zone) else { return writer.raw("null") }
        writer.raw(#"{"ZoneId":"#)
        writer.integer(zone.id)
        writer.raw(#","Zone":"#)
        writer.string(zone.name)
        writer.raw(#","ZoneName":"#)
        writer.string(zone.chineseName)
        writer.raw(#","ZoneRegion":"#)
        writer.string(region.name)
        writer.raw(#","LocalZone":false,"EdgeZone":false}"#)
    }

    private func writeCharges(to writer: inout JSONWriter) {
        // A month after creation even for postpaid ones, as recorded.
        writer.raw(#","IsolatedTime":null,"ExpireTime":"#)
        writer.string(loadBalancer.createdAt.oneMonthLater.beijingText)
        writer.raw(#","ChargeType":"POSTPAID_BY_HOUR","NetworkAttributes":{"InternetChargeType":"#)
        writer.optional(isOpen ? loadBalancer.internetChargeType : nil)
        writer.raw(#","InternetMaxBandwidthOut":"#)
        writer.integer(isOpen ? loadBalancer.bandwidthMbps : 0)
        writer.raw(#","BandwidthpkgSubType":null},"PrepaidAttributes":null,"ExtraInfo":null,"LogSetId":"#)
        writer.string(loadBalancer.logSetId)
        writer.raw(#","LogTopicId":"#)
        writer.string(loadBalancer.logTopicId)
    }

    private func writeSwitches(to writer: inout JSONWriter) {
        writer.raw(#","LoadBalancerPassToTarget":"#)
        writer.bool(loadBalancer.passesToTarget)
        writer.raw(#","IsDDos":false,"ConfigId":"","ExclusiveCluster":{"L4Clusters":null,"L7Clusters":null,"#)
        writer.raw(#""ClassicalCluster":null},"SnatPro":"#)
        writer.bool(loadBalancer.isSnatPro)
        writer.raw(#","SnatIps":["#)
        writeSnatAddresses(to: &writer)
        writer.raw(#"],"IsBlock":false,"IsBlockTime":"","SlaType":"#)
        writer.string(loadBalancer.slaType)
        writer.raw(#","ClusterTag":null,"LocalBgp":false,"MixIpTarget":false,"Zones":null,"NfvInfo":"","#)
        writer.raw(#""HealthLogSetId":"#)
        writer.string(loadBalancer.healthLogSetId)
        writer.raw(#","HealthLogTopicId":"#)
        writer.string(loadBalancer.healthLogTopicId)
        writer.raw(#","ClusterIds":null,"AttributeFlags":"#)
        writer.strings(loadBalancer.attributeFlags)
        writer.raw(#","VipIsp":"#)
        writer.string(loadBalancer.vipIsp)
        writer.raw(#","LoadBalancerDomain":"#)
        writer.string(loadBalancer.domain)
        writer.raw(#","Egress":"","Exclusive":0,"TargetCount":"#)
        writer.optional(targetCount)
        writer.raw(#","AssociateEndpoint":"","AvailableZoneAffinityInfo":null}"#)
    }
}
