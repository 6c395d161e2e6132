import CloudAPI
import CloudModel
import CloudStore

extension Cloud {
    /// The shapes of a page, with one query for each kind of attachment.
    func shapes(of loadBalancers: [LoadBalancer], countingTargets: Bool) throws -> [LoadBalancerShape] {
        let ids = loadBalancers.map(\.id)
        let groups = try state.securityGroupIds(of: ids)
        let tags = try state.tags(of: ids)
        var numericalIds: [VpcID: Int] = [:]
        for id in Set(loadBalancers.map(\.vpcId)) {
            numericalIds[id] = try state.vpc(id, in: scope)?.numericalId
        }
        return try loadBalancers.map { loadBalancer in
            LoadBalancerShape(
                loadBalancer: loadBalancer,
                attachments: LoadBalancerShape.Attachments(
                    securityGroups: groups[loadBalancer.id] ?? [],
                    tags: tags[loadBalancer.id] ?? [],
                    numericalVpcId: numericalIds[loadBalancer.vpcId] ?? 0,
                    targetCount: countingTargets ? try state.targetCount(of: loadBalancer.id) : nil
                ),
                region: region,
                now: now
            )
        }
    }
}
