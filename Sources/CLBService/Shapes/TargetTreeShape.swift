import CloudModel

/// A listener with its targets; the member of the other layer is null (reference 3.6).
struct ListenerBackendShape: Encodable {
    struct RuleTargets: Encodable {
        var locationId: RuleID
        var domain: String
        var url: String
        var targets: [BackendShape]
    }

    var listenerId: ListenerID
    var `protocol`: String
    var port: Int
    var rules: [RuleTargets]?
    var targets: [BackendShape]?
    var endPort: Int

    init(_ branch: TargetTree.Branch) {
        listenerId = branch.listener.id
        `protocol` = branch.listener.protocol.rawValue
        port = branch.listener.port
        endPort = branch.listener.endPort
        guard branch.listener.protocol.isLayer7 else {
            targets = branch.leaves.flatMap(\.targets).map(BackendShape.init)
            return
        }
        rules = branch.leaves.compactMap { leaf in
            guard let rule = leaf.rule else { return nil }
            let targets = leaf.targets.map(BackendShape.init)
            return RuleTargets(locationId: rule.id, domain: rule.domains[0], url: rule.url, targets: targets)
        }
    }
}

/// A load balancer with the health of its targets; a layer 4 listener counts as one rule (reference 3.7).
struct LoadBalancerHealthShape: Encodable {
    struct ListenerHealth: Encodable {
        var listenerId: ListenerID
        var listenerName: String
        var `protocol`: String
        var port: Int
        var rules: [RuleHealth]
    }

    struct RuleHealth: Encodable {
        var locationId: RuleID
        var domain: String?
        var url: String?
        var targets: [TargetHealthShape]
    }

    var loadBalancerId: LoadBalancerID
    var loadBalancerName: String
    var listeners: [ListenerHealth]

    init(_ loadBalancer: LoadBalancer, branches: [TargetTree.Branch], health: HealthSource) {
        loadBalancerId = loadBalancer.id
        loadBalancerName = loadBalancer.name
        listeners = branches.map { branch in
            ListenerHealth(
                listenerId: branch.listener.id,
                listenerName: branch.listener.name,
                protocol: branch.listener.protocol.rawValue,
                port: branch.listener.port,
                rules: branch.leaves.map { Self.health($0, health) }
            )
        }
    }

    private static func health(_ leaf: TargetTree.Leaf, _ source: HealthSource) -> RuleHealth {
        RuleHealth(
            locationId: leaf.ruleId,
            domain: leaf.rule?.domains[0],
            url: leaf.rule?.url,
            targets: leaf.targets.map { target in
                let server = ServerPort(address: target.endpoint.address, port: target.port)
                let state = source.state(of: server, probedSince: target.probedSince, by: leaf.healthCheck)
                return TargetHealthShape(target, state: state)
            }
        )
    }
}
