import CloudModel
import CloudStore
import CloudWire
import KubeAPI
import KubeObjects

/// Who made a load balancer, who uses it, and what hangs on it.
struct ExplainedLoadBalancer {
    private let loadBalancer: LoadBalancer
    private let use: LoadBalancerUse
    /// As `clbsim explain` takes them, and whether it is theirs by its tags.
    private let users: [(subject: String, owns: Bool)]
    private let reached: ReachedLoadBalancer

    init(_ loadBalancer: LoadBalancer, _ clusters: [ClusterState], in snapshot: Snapshot, now: Instant) throws {
        let use = LoadBalancerUse(loadBalancer, tags: try snapshot.tags(of: loadBalancer.id))
        self.loadBalancer = loadBalancer
        self.use = use
        var users: [(subject: String, owns: Bool)] = []
        for state in clusters {
            let objects = try state.objects("services") + state.objects("ingresses.networking.k8s.io")
            users += objects.filter(use.isOf).map { object in
                (
                    "\(object.kind.lowercased())/\(object.namespace)/\(object.name) of \(state.cluster.id)",
                    use.owns(object)
                )
            }
        }
        self.users = users
        reached = try ListenerSurvey(clusters, of: loadBalancer, in: snapshot, now: now).reached()
    }

    var json: JSON {
        ExplainedText.json(
            loadBalancer.id.rawValue,
            [
                ("name", .string(loadBalancer.name)), ("kind", .string(loadBalancer.kind.rawValue)),
                ("address", .string(loadBalancer.publishedAddress)), ("vpcId", .string(loadBalancer.vpcId.rawValue)),
                ("boughtBy", .string(use.buyer ?? "")),
                ("users", .array(users.map { ["subject": .string($0.subject), "owns": .bool($0.owns)] })),
                ("listeners", .array(reached.listeners.map(\.json))),
            ],
            lines
        )
    }

    /// Only layer 7 listeners write an access log, and the cloud turns one on without a word (CLB reference 4).
    private var accessLog: [String] {
        guard !loadBalancer.logTopicId.isEmpty else { return [] }
        let writes = reached.listeners.contains(where: \.`protocol`.isLayer7)
        return ["access log: topic \(loadBalancer.logTopicId)" + (writes ? "" : ", but no layer 7 listener writes one")]
    }

    private var lines: [String] {
        let state = reached.isRunning ? "" : ", still being created"
        let place = loadBalancer.subnetId.map { "\($0) of \(loadBalancer.vpcId)" } ?? loadBalancer.vpcId.rawValue
        return [
            "\(loadBalancer.id) (\(loadBalancer.name)), \(loadBalancer.kind.rawValue) "
                + "\(loadBalancer.publishedAddress), \(place), \(loadBalancer.scope.region)\(state)",
            "made by: \(use.buyer.map { "the reconciler of \($0)" } ?? "somebody with the API")",
            "used by: \(users.isEmpty ? "no Service and no Ingress" : users.map(\.subject).joined(separator: ", "))",
        ] + accessLog + (reached.listeners.isEmpty ? ["no listener"] : reached.listeners.flatMap(\.lines))
    }
}

extension ReachedListener {
    fileprivate var lines: [String] {
        ["\(`protocol`.rawValue):\(port) \(id)"]
            + (`protocol`.isLayer7
            ? rules.flatMap { rule in ["rule \(rule.text) \(rule.id)"] + rule.targetLines.indented }
            : targets.lines).indented
    }

    fileprivate var json: JSON {
        [
            "id": .string(id.rawValue), "protocol": .string(`protocol`.rawValue), "port": .int(Int64(port)),
            "rules": .array(
                rules.map { rule in
                    [
                        "id": .string(rule.id.rawValue), "domains": rule.domains.json, "url": .string(rule.url),
                        "targets": .array(rule.targets.map(\.json)),
                    ]
                }
            ),
            "targets": .array(targets.map(\.json)),
        ]
    }
}

extension ReachedRule {
    fileprivate var targetLines: [String] {
        redirect.map { ["redirects with \($0.code) to \($0.listenerId) \($0.ruleId)"] } ?? targets.lines
    }
}

extension [ReachedTarget] {
    fileprivate var lines: [String] {
        isEmpty
            ? ["no target"]
            : map { target in
                let pod = target.pod.map { " pod \($0.path)" } ?? ""
                return "\(target.server.text) weight \(target.weight) \(target.health.rawValue)\(pod)"
            }
    }
}

extension ReachedTarget {
    fileprivate var json: JSON {
        [
            "address": .string(server.address.description), "port": .int(Int64(server.port)),
            "weight": .int(Int64(weight)), "health": .string(health.rawValue),
            "pod": pod.map { .string($0.path) } ?? .null,
        ]
    }
}
