import KubeObjects

/// What load balancers a Service wants; a function of what is known of the cluster.
struct ServiceBuild {
    private static let code = "E4005"
    private static let names = ServiceAnnotation.shared

    let service: KubeObject
    let around: Surroundings

    /// - Throws: what is wrong with the Service itself; nothing is then changed in the cloud.
    func verdict() throws(SyncFailure) -> Verdict {
        if service.annotation(Self.names.mode) == "skip" {
            return .handsOff("its annotation \(Self.names.mode) says skip")
        }
        switch ServiceNeed(service, around.cluster, around.policy) {
        case .none(let because): return Verdict(decision: .none, because: because, notes: misspelt)
        case .loadBalancer(let because): return try wanted(because, isClusterIP: false)
        case .clusterIP(let because): return try wanted(because, isClusterIP: true)
        }
    }

    /// A key that nobody knows may be why it has none; those of another class are that controller's to know.
    private var misspelt: [String] {
        guard service["spec", "loadBalancerClass"] == nil else { return [] }
        return KnownAnnotations(of: .service, around.policy).notes(on: service)
    }

    private func wanted(_ because: String, isClusterIP: Bool) throws(SyncFailure) -> Verdict {
        try checkClassic()
        var verdict = Verdict(decision: .none, because: because)
        let targets = try ServiceTargets(service, in: around.view, settings: service, Self.names, around.policy)
        let build = try ServiceListeners(service, targets, around, warnings: &verdict.warnings)
        var main = try self.main(isClusterIP: isClusterIP)
        main.listeners = try build.all()
        main.bandwidthMbps = build.config.bandwidthMbps
        main.drainingAddresses = targets.drainingAddresses
        try WholeSettings(object: service, names: Self.names, code: Self.code).apply(to: &main)
        verdict.notes =
            IneffectiveSettings(object: service, kind: .service, main: main, policy: around.policy).notes
            + build.config.notes(on: main)
        var all = [main]
        if !isClusterIP, var second = try behindClusterIP(&verdict.warnings) {
            second.listeners = main.listeners
            second.drainingAddresses = main.drainingAddresses
            second.emptiesBeforeRemoval = main.emptiesBeforeRemoval
            all.append(second)
        }
        verdict.decision = .wanted(all)
        return verdict
    }

    private func main(isClusterIP: Bool) throws(SyncFailure) -> DesiredLoadBalancer {
        if let id = service.annotation(ServiceAnnotation.existingId) {
            return SharedLoadBalancer(id: id, service: service, around: around).desired()
        }
        guard isClusterIP else {
            return try bought(.main, subnetId: service.annotation(ServiceAnnotation.internalSubnet))
        }
        guard let subnet = around.cluster.serviceSubnetId else {
            throw SyncFailure("E4037", "The cluster has no Service subnet.")
        }
        return try bought(.main, subnetId: subnet)
    }

    /// The load balancer that stands in for the ClusterIP of a LoadBalancer Service (reference 6.1).
    private func behindClusterIP(_ warnings: inout [SyncFailure]) throws(SyncFailure) -> DesiredLoadBalancer? {
        let key = ServiceAnnotation.clusterIPSubnet
        guard around.policy.flavour == .eks, let subnet = service.annotation(key) else { return nil }
        guard around.cluster.isVendorKubernetes else {
            let version = around.cluster.gitVersion
            warnings.append(
                SyncFailure(Self.code, "Annotation \(key) has no effect on Kubernetes \(version): upgrade the cluster.")
            )
            return nil
        }
        return try bought(.clusterIP, subnetId: subnet)
    }

    private func bought(_ role: LoadBalancerRole, subnetId: String?) throws(SyncFailure) -> DesiredLoadBalancer {
        let build = PurchaseBuild(object: service, terms: .service, cluster: around.cluster)
        let purchase = try build.purchase(subnetId: subnetId, suffix: role == .main ? "" : "_clusterip")
        return DesiredLoadBalancer(
            role: role,
            origin: .bought(purchase),
            tags: OwnershipTags.bought(for: service, .service, role, around)
        )
    }

    /// Elastic clusters know the application kind only (reference 1.4).
    private func checkClassic() throws(SyncFailure) {
        let key = ServiceAnnotation.classicType
        guard let type = service.annotation(key), type != "yunapiv3_forward_clb" else { return }
        throw SyncFailure(Self.code, "Annotation \(key): \(type) is not supported, use yunapiv3_forward_clb.")
    }
}
