import CloudWire
import KubeObjects

/// What load balancers an Ingress wants; a function of what is known of the cluster.
struct IngressBuild {
    private static let code = "E4024"
    private static let names = IngressAnnotation.shared

    let ingress: KubeObject
    let around: Surroundings

    /// - Throws: what is wrong with the Ingress itself; nothing is then changed in the cloud.
    func verdict() throws(SyncFailure) -> Verdict {
        if ingress.annotation(Self.names.mode) == "skip" {
            return .handsOff("its annotation \(Self.names.mode) says skip")
        }
        switch IngressNeed(ingress, around.policy) {
        case .none(let because): return .none(because)
        case .managed(let because): return try wanted(because)
        }
    }

    private func wanted(_ because: String) throws(SyncFailure) -> Verdict {
        var verdict = Verdict(decision: .none, because: because)
        var main = try loadBalancer()
        try IngressListeners(ingress, around, warnings: &verdict.warnings).apply(to: &main)
        let settings = WholeSettings(object: ingress, names: Self.names, code: Self.code)
        try settings.apply(to: &main)
        verdict.notes = settings.notes
        verdict.decision = .wanted([main])
        return verdict
    }

    private func loadBalancer() throws(SyncFailure) -> DesiredLoadBalancer {
        if let id = ingress.annotation(IngressAnnotation.existingId) {
            guard id.hasPrefix("lb-") else { throw SyncFailure("E4098", "existLbId \(id) is not the id of a CLB.") }
            return DesiredLoadBalancer(
                origin: .existing(id),
                tags: OwnershipTags.existing(for: ingress, .ingress, around)
            )
        }
        let subnet = ingress.annotation(IngressAnnotation.internalSubnet)
        if let subnet, !subnet.hasPrefix("subnet-") {
            throw SyncFailure("E4055", "Subnet \(subnet) does not exist or has a bad format.")
        }
        let build = PurchaseBuild(object: ingress, terms: .ingress, cluster: around.cluster)
        return DesiredLoadBalancer(
            origin: .bought(try build.purchase(subnetId: subnet)),
            tags: OwnershipTags.bought(for: ingress, .ingress, .main, around)
        )
    }
}
