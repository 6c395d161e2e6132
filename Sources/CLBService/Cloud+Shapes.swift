import CloudAPI
import CloudModel
import CloudStore

extension Cloud {
    /// The shapes of a page; tags are read at once for those that have any.
    func shapes(of page: [ListedLoadBalancer], countingTargets: Bool) throws -> [LoadBalancerShape] {
        let tagged = page.filter(\.hasTags).map(\.loadBalancer.id)
        let tags = tagged.isEmpty ? [:] : try state.tags(of: tagged)
        return try page.map { listed in
            let id = listed.loadBalancer.id
            return LoadBalancerShape(
                listed: listed,
                tags: tags[id] ?? [],
                targetCount: countingTargets ? try state.targetCount(of: id) : nil,
                region: region,
                now: now
            )
        }
    }
}
