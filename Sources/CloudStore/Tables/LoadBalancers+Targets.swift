package import CloudModel

extension Snapshot {
    /// How many targets hang on a load balancer, over all its listeners and rules.
    package func targetCount(of id: LoadBalancerID) throws -> Int {
        try number(
            "SELECT count(*) FROM target WHERE listenerId IN (SELECT id FROM listener WHERE loadBalancerId = ?)",
            [id.rawValue]
        )
    }
}
