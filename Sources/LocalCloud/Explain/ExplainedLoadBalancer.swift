import CLBReconciler
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
    private let users: [(subject: String, standing: LoadBalancerUse.Standing)]
    private let reached: ReachedLoadBalancer

    init(_ loadBalancer: LoadBalancer, _ clusters: [ClusterState], in snapshot: Snapshot, now: Instant) throws {
        let use = try LoadBalancerUse(loadBalancer, in: snapshot)
        self.loadBalancer = loadBalancer
        self.use = use
        var users: [(subject: String, standing: LoadBalancerUse.Standing)] = []
        for state in clusters {
            let objects = try state.objects("services") + state.objects("ingresses.networking.k8s.io")
            for object in objects {
                guard let standing = use.standing(to: object) else { continue }
                let subject = "\(object.kind.lowercased())/\(object.namespace)/\(object.name) of \(state.cluster.id)"
                users.append((subject, standing))
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
                (
                    "users",
                    .array(having.map { ["subject": .string($0.subject), "owns": .bool($0.standing == .owned)] })
                ),
                ("namedBy", naming.json),
                ("listeners", .array(reached.listeners.map(\.json))),
            ],
            lines
        )
    }

    private var having: [(subject: String, standing: LoadBalancerUse.Standing)] {
        users.filter { $0.standing != .named }
    }

    private var naming: [String] { users.filter { $0.standing == .named }.map(\.subject) }

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
            "used by: \(having.isEmpty ? "no Service and no Ingress" : having.map(\.subject).joined(separator: ", "))",
        ] + naming.map { "named by: \($0), which does not have it" }
            + accessLog + (reached.listeners.isEmpty ? ["no listener"] : reached.listeners.flatMap(\.lines))
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
