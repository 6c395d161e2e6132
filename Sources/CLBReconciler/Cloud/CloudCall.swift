import CloudWire

/// A call of the cloud's API, and what follows from how it works.
struct CloudCall: Hashable, Sendable {
    var action: CloudAction
    var parameters: JSONObject
    /// Whether the work goes on after the answer, until DescribeTaskStatus says it ended.
    var isTask = false

    init(_ action: CloudAction, _ parameters: JSON, isTask: Bool = false) {
        self.action = action
        self.parameters = parameters.object ?? JSONObject()
        self.isTask = isTask
    }
}

extension PlanStep {
    /// The call that this step is; the token makes a purchase the same one however often it is asked for.
    func call(in cluster: ClusterFacts, token: String) -> CloudCall {
        switch self {
        case .buy(let desired): Self.purchase(desired, token: token)
        case .setTags(let id, let tags):
            CloudCall(
                .tag("TagResources"),
                ["ResourceList": [Self.resource(id, cluster)], "Tags": Self.tags(tags)]
            )
        case .removeTags(let id, let tags):
            CloudCall(
                .tag("UnTagResources"),
                ["ResourceList": [Self.resource(id, cluster)], "TagKeys": .array(tags.keys.sorted().map(JSON.string))]
            )
        case .modifyLoadBalancer(let id, let members):
            Self.task("ModifyLoadBalancerAttributes", id, members)
        case .setSecurityGroups(let id, let groups):
            Self.task(
                "SetLoadBalancerSecurityGroups",
                id,
                JSONObject([("SecurityGroups", .array(groups.map(JSON.string)))])
            )
        case .addSnatAddresses(let id, let subnets):
            Self.task(
                "CreateLoadBalancerSnatIps",
                id,
                JSONObject([("SnatIps", .array(subnets.map { ["SubnetId": .string($0)] }))])
            )
        case .createListeners(let id, let listeners): Self.task("CreateListener", id, Self.members(listeners))
        case .modifyListener(let id, let listener, let members):
            Self.task("ModifyListener", id, Self.on(listener, members))
        case .createRules(let id, let listener, let rules):
            Self.task(
                "CreateRule",
                id,
                Self.on(listener, JSONObject([("Rules", .array(rules.map(Self.rule)))]))
            )
        case .modifyRule(let id, let listener, let rule, let members):
            Self.task("ModifyRule", id, Self.on(listener, JSONObject([("LocationId", .string(rule.id))]) + members))
        case .modifyDomain(let id, let listener, let rule, let members):
            Self.task(
                "ModifyDomainAttributes",
                id,
                Self.on(listener, JSONObject([("Domain", .string(rule.key.domain))]) + members)
            )
        case .register(let id, let bindings): Self.batch("BatchRegisterTargets", id, bindings)
        case .deregister(let id, let bindings): Self.batch("BatchDeregisterTargets", id, bindings)
        case .reweigh(let id, let bindings):
            Self.task("BatchModifyTargetWeight", id, JSONObject([("ModifyList", Self.weights(bindings))]))
        case .redirect(let id, let redirects): Self.redirects("ManualRewrite", id, redirects)
        case .removeRedirects(let id, let redirects): Self.redirects("DeleteRewrite", id, redirects)
        case .deleteRules(let id, let listener, let rules):
            Self.task(
                "DeleteRule",
                id,
                Self.on(listener, JSONObject([("LocationIds", .array(rules.map { .string($0.id) }))]))
            )
        case .deleteListeners(let id, let listeners):
            Self.task(
                "DeleteLoadBalancerListeners",
                id,
                JSONObject([("ListenerIds", .array(listeners.map { .string($0.id) }))])
            )
        case .deleteLoadBalancer(let id):
            CloudCall(
                .clb("DeleteLoadBalancer"),
                ["LoadBalancerIds": [.string(id)], "ForceDelete": true],
                isTask: true
            )
        }
    }

    private static func task(_ name: String, _ id: String, _ members: JSONObject) -> CloudCall {
        var call = CloudCall(.clb(name), ["LoadBalancerId": .string(id)], isTask: true)
        call.parameters = call.parameters + members
        return call
    }

    private static func on(_ listener: ObservedListener, _ members: JSONObject) -> JSONObject {
        JSONObject([("ListenerId", .string(listener.id))]) + members
    }

    /// The six-part name of a load balancer; who asks is its owner where none is named.
    private static func resource(_ id: String, _ cluster: ClusterFacts) -> JSON {
        .string("qcs::clb:\(cluster.region):uin/:clb/\(id)")
    }

    private static func tags(_ tags: [String: String]) -> JSON {
        .array(tags.sorted { $0.key < $1.key }.map { ["TagKey": .string($0.key), "TagValue": .string($0.value)] })
    }

    private static func purchase(_ desired: DesiredLoadBalancer, token: String) -> CloudCall {
        guard case .bought(let purchase) = desired.origin else {
            preconditionFailure("only what the reconciler buys is bought")
        }
        var members = JSONObject([
            ("LoadBalancerType", .string(purchase.internalSubnetId == nil ? "OPEN" : "INTERNAL")), ("Forward", 1),
            ("LoadBalancerName", .string(purchase.name)), ("VpcId", .string(purchase.vpcId)),
        ])
        members["SubnetId"] = purchase.internalSubnetId.map(JSON.string)
        members["Tags"] = tags(desired.tags)
        members["ClientToken"] = .string(desired.role == .main ? token : "\(token)-\(desired.role.rawValue)")
        return CloudCall(.createLoadBalancer, .object(members + purchase.parameters), isTask: true)
    }

    private static func members(_ listeners: [DesiredListener]) -> JSONObject {
        var members = JSONObject([
            ("Ports", .array(listeners.map { .int(Int64($0.key.port)) })),
            ("Protocol", .string(listeners[0].key.protocol)),
            ("ListenerNames", .array(listeners.map { _ in .string(Plan.listenerName) })),
        ])
        if listeners[0].usesSNI { members["SniSwitch"] = 1 }
        listeners[0].certificate?.add(to: &members)
        return members + listeners[0].settings.members + listeners[0].parameters
    }

    private static func rule(_ rule: DesiredRule) -> JSON {
        var members = JSONObject([("Domain", .string(rule.key.domain)), ("Url", .string(rule.key.url))])
        rule.certificate?.add(to: &members)
        members["Http2"] = rule.http2.map(JSON.bool)
        members["DefaultServer"] = rule.isDefaultServer == true ? true : nil
        return .object(members + rule.settings.members)
    }

    private static func batch(_ name: String, _ id: String, _ bindings: [Binding]) -> CloudCall {
        let targets = bindings.map { binding -> JSON in
            var members = JSONObject([("ListenerId", .string(binding.listenerId))])
            members["LocationId"] = binding.ruleId.map(JSON.string)
            members["EniIp"] = .string(binding.target.address)
            members["Port"] = .int(Int64(binding.target.port))
            if name == "BatchRegisterTargets" { members["Weight"] = .int(Int64(binding.weight)) }
            return .object(members)
        }
        return CloudCall(.clb(name), ["LoadBalancerId": .string(id), "Targets": .array(targets)])
    }

    private static func weights(_ bindings: [Binding]) -> JSON {
        let places = Dictionary(grouping: bindings) { [$0.listenerId, $0.ruleId ?? ""] }
        return .array(
            places.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { place, bindings in
                var members = JSONObject([("ListenerId", .string(place[0]))])
                if !place[1].isEmpty { members["LocationId"] = .string(place[1]) }
                members["Targets"] = .array(
                    bindings.map {
                        [
                            "EniIp": .string($0.target.address), "Port": .int(Int64($0.target.port)),
                            "Weight": .int(Int64($0.weight)),
                        ]
                    }
                )
                return .object(members)
            }
        )
    }

    /// Of one pair of listeners.
    private static func redirects(_ name: String, _ id: String, _ redirects: [ObservedRedirect]) -> CloudCall {
        let infos = redirects.map { redirect -> JSON in
            var info = JSONObject([
                ("SourceLocationId", .string(redirect.fromRule)), ("TargetLocationId", .string(redirect.toRule)),
            ])
            if name == "ManualRewrite" { info["RewriteCode"] = .int(Int64(redirect.code)) }
            return .object(info)
        }
        return task(
            name,
            id,
            JSONObject([
                ("SourceListenerId", .string(redirects[0].fromListener)),
                ("TargetListenerId", .string(redirects[0].toListener)), ("RewriteInfos", .array(infos)),
            ])
        )
    }
}

extension JSONObject {
    /// The members of both; the right side's count where both have one.
    static func + (left: JSONObject, right: JSONObject) -> JSONObject {
        var sum = left
        for member in right.members { sum[member.name] = member.value }
        return sum
    }
}
