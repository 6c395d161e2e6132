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
        case .none(let because): return Verdict(decision: .none, because: because, notes: misspelt)
        case .managed(let because): return try wanted(because)
        }
    }

    /// A key that nobody knows may be why it has none; those of another class are that controller's to know.
    private var misspelt: [String] {
        let isOfNoClass =
            ingress.annotation(IngressAnnotation.ingressClass) == nil && ingress["spec", "ingressClassName"] == nil
        return isOfNoClass ? KnownAnnotations(of: .ingress, around.policy).notes(on: ingress) : []
    }

    private func wanted(_ because: String) throws(SyncFailure) -> Verdict {
        var verdict = Verdict(decision: .none, because: because)
        try checkFlags()
        var main = try loadBalancer()
        let listeners = try IngressListeners(ingress, around, warnings: &verdict.warnings)
        try listeners.apply(to: &main)
        try WholeSettings(object: ingress, names: Self.names, code: Self.code).apply(to: &main)
        verdict.notes =
            IneffectiveSettings(object: ingress, kind: .ingress, main: main, policy: around.policy).notes
            + listeners.config.notes(on: main)
        try checkAddressVersion(main)
        verdict.decision = .wanted([main])
        return verdict
    }

    private func checkFlags() throws(SyncFailure) {
        _ = try ingress.flag(Self.names.directAccess, code: "E4037")
        _ = try ingress.flag(Self.names.configAuto, code: "E4050")
        if ingress.isOn(IngressAnnotation.enableGroup) {
            throw SyncFailure(
                "E4406",
                "Annotation \(IngressAnnotation.enableGroup): Ingresses that share a load balancer are not supported "
                    + "by this controller."
            )
        }
    }

    /// Such a load balancer has no address that could stand for a host (reference 4.1).
    private func checkAddressVersion(_ main: DesiredLoadBalancer) throws(SyncFailure) {
        guard case .bought(let purchase) = main.origin,
            let version = purchase.parameters["AddressIPVersion"]?.string?.lowercased()
        else { return }
        guard ["ipv4", "ipv6", "ipv6fullchain"].contains(version) else {
            throw SyncFailure("E4032", "AddressIPVersion \(version) is none of IPV4, IPV6 and IPv6FullChain.")
        }
        let isNameless = main.listeners.contains { $0.rules.contains { $0.key.domain == RuleKey.vip } }
        guard version != "ipv6fullchain" || !isNameless else {
            throw SyncFailure("E4034", "Host is empty, which rules of an IPv6 load balancer may not be.")
        }
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
