import CloudModel
import CloudStore
import KubeAPI

/// Gathers what hangs on a load balancer: listeners, rules, targets, their health and the pods behind them.
struct ListenerSurvey {
    private let snapshot: Snapshot
    private let loadBalancer: LoadBalancer
    private let now: Instant
    private let pods: PodsByAddress
    private let told: [ServerPort: HealthState]

    init(_ clusters: [ClusterState], of loadBalancer: LoadBalancer, in snapshot: Snapshot, now: Instant) throws {
        self.snapshot = snapshot
        self.loadBalancer = loadBalancer
        self.now = now
        // Other VPCs may have the same addresses.
        pods = try PodsByAddress(clusters.filter { $0.cluster.vpcId == loadBalancer.vpcId })
        told = try snapshot.toldHealth()
    }

    func reached() throws -> ReachedLoadBalancer {
        var reached = ReachedLoadBalancer(id: loadBalancer.id, kind: loadBalancer.kind, vpcId: loadBalancer.vpcId)
        reached.isRunning = loadBalancer.runningAt <= now
        reached.passesToTarget = loadBalancer.passesToTarget
        let groups = try snapshot.securityGroupIds(of: loadBalancer.id)
        reached.securityGroups = try PodGroups(snapshot, loadBalancer.scope).groups(groups)
        reached.listeners = try listeners()
        return reached
    }

    private func listeners() throws -> [ReachedListener] {
        let targets = Dictionary(grouping: try snapshot.targets(of: loadBalancer.id), by: \.place)
        let redirects = try snapshot.rewrites(of: loadBalancer.id)
        let rules = Dictionary(grouping: try snapshot.rules(of: loadBalancer.id), by: \.listenerId)
        func targetsAt(_ listener: ListenerID, _ rule: RuleID?, _ check: HealthCheck?) -> [ReachedTarget] {
            (targets[Target.Place(listenerId: listener, ruleId: rule)] ?? []).map { bound($0, by: check) }
        }
        return try snapshot.listeners(of: loadBalancer.id).map { listener in
            ReachedListener(
                id: listener.id,
                protocol: listener.protocol,
                port: listener.port,
                defaultDomain: listener.defaultDomain,
                rules: (rules[listener.id] ?? []).map { rule in
                    ReachedRule(
                        id: rule.id,
                        domains: rule.domains,
                        url: rule.url,
                        redirect: redirects[rule.id].map(ReachedRule.Redirect.init),
                        targets: targetsAt(listener.id, rule.id, rule.healthCheck)
                    )
                },
                targets: targetsAt(listener.id, nil, listener.healthCheck)
            )
        }
    }

    private func bound(_ target: Target, by check: HealthCheck?) -> ReachedTarget {
        let server = ServerPort(address: target.endpoint.address, port: target.port)
        return ReachedTarget(
            server: server,
            weight: target.weight,
            health: check?.state(probedSince: target.probedSince, at: now, told: told[server]) ?? .closed,
            pod: pods[server.address]
        )
    }
}

extension ReachedRule.Redirect {
    fileprivate init(_ rewrite: Rewrite) {
        self.init(listenerId: rewrite.targetListenerId, ruleId: rewrite.targetRuleId, code: rewrite.code)
    }
}
