import CloudAPI
import CloudModel
import CloudStore

extension LoadBalancerShape {
    /// What belongs to a load balancer and stands in other tables.
    struct Attachments {
        var securityGroups: [SecurityGroupID]
        var tags: [Tag]
        var numericalVpcId: Int
    }

    init(_ loadBalancer: LoadBalancer, _ attachments: Attachments, region: Region, now: Instant) {
        let isOpen = loadBalancer.kind == .open
        let isRunning = loadBalancer.runningAt <= now
        self.init(
            loadBalancerId: loadBalancer.id,
            loadBalancerName: loadBalancer.name,
            loadBalancerVips: [loadBalancer.vip.description],
            loadBalancerType: loadBalancer.kind.rawValue,
            status: isRunning ? 1 : 0,
            createTime: loadBalancer.createdAt.beijingText,
            statusTime: (isRunning ? loadBalancer.runningAt : loadBalancer.createdAt).beijingText,
            projectId: loadBalancer.projectId,
            vpcId: loadBalancer.vpcId,
            numericalVpcId: attachments.numericalVpcId,
            targetRegionInfo: Self.targetRegion(of: loadBalancer, numericalVpcId: attachments.numericalVpcId),
            subnetId: loadBalancer.subnetId?.rawValue ?? "",
            secureGroups: attachments.securityGroups,
            tags: attachments.tags.map(TagShape.init),
            masterZone: loadBalancer.masterZone.flatMap(region.zone).map { ZoneShape($0, in: region) },
            backupZoneSet: loadBalancer.slaveZone.flatMap(region.zone).map { [ZoneShape($0, in: region)] },
            expireTime: loadBalancer.createdAt.oneMonthLater.beijingText,
            networkAttributes: InternetAccessibleShape(
                internetChargeType: isOpen ? loadBalancer.internetChargeType : nil,
                internetMaxBandwidthOut: isOpen ? loadBalancer.bandwidthMbps : 0
            ),
            logSetId: loadBalancer.logSetId,
            logTopicId: loadBalancer.logTopicId,
            loadBalancerPassToTarget: loadBalancer.passesToTarget,
            snatPro: loadBalancer.isSnatPro,
            slaType: loadBalancer.slaType,
            healthLogSetId: loadBalancer.healthLogSetId,
            healthLogTopicId: loadBalancer.healthLogTopicId,
            attributeFlags: loadBalancer.isDeleteProtected ? ["DeleteProtect"] : [],
            vipIsp: loadBalancer.vipIsp
        )
    }

    private static func targetRegion(of loadBalancer: LoadBalancer, numericalVpcId: Int) -> TargetRegionShape {
        TargetRegionShape(
            region: loadBalancer.targetRegion ?? loadBalancer.scope.region,
            vpcId: loadBalancer.targetVpcId ?? loadBalancer.vpcId,
            numericalVpcId: loadBalancer.targetVpcId == nil ? numericalVpcId : nil
        )
    }
}

extension Cloud {
    /// The shapes of a page, with one query for each kind of attachment.
    func shapes(of loadBalancers: [LoadBalancer]) throws -> [LoadBalancerShape] {
        let ids = loadBalancers.map(\.id)
        let groups = try state.securityGroupIds(of: ids)
        let tags = try state.tags(of: ids)
        var numericalIds: [VpcID: Int] = [:]
        for id in Set(loadBalancers.map(\.vpcId)) {
            numericalIds[id] = try state.vpc(id, in: scope)?.numericalId
        }
        return loadBalancers.map { loadBalancer in
            LoadBalancerShape(
                loadBalancer,
                LoadBalancerShape.Attachments(
                    securityGroups: groups[loadBalancer.id] ?? [],
                    tags: tags[loadBalancer.id] ?? [],
                    numericalVpcId: numericalIds[loadBalancer.vpcId] ?? 0
                ),
                region: region,
                now: now
            )
        }
    }
}
