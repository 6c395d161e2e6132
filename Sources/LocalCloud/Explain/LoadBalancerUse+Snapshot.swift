import CLBReconciler
import CloudModel
import CloudStore

extension LoadBalancerUse {
    /// The use of a load balancer by the tags that the store keeps.
    init(_ loadBalancer: LoadBalancer, in snapshot: Snapshot) throws {
        let tags = try snapshot.tags(of: loadBalancer.id)
        self.init(id: loadBalancer.id.rawValue, tags: Dictionary(tags.map { ($0.key, $0.value) }) { $1 })
    }
}
