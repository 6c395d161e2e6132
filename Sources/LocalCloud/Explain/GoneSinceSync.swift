import CLBReconciler
import CloudModel
import CloudStore

/// What the reconciler saw at its last sync and somebody has taken away since.
struct GoneSinceSync {
    /// Such as `lb-…`, or `TCP:80 of lb-…`.
    let names: [String]

    init(_ loadBalancers: [Explanation.LoadBalancer], in snapshot: Snapshot) throws {
        var names: [String] = []
        for seen in loadBalancers {
            let id = LoadBalancerID(rawValue: seen.id)
            guard try !snapshot.listedLoadBalancers([id]).isEmpty else {
                names.append(seen.id)
                continue
            }
            let present = Set(try snapshot.listeners(of: id).map { "\($0.protocol.rawValue):\($0.port)" })
            names += seen.listeners.filter { !present.contains($0) }.map { "\($0) of \(seen.id)" }
        }
        self.names = names
    }
}
