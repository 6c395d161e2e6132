import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Creates rules on a layer 7 listener (reference 3.4).
enum CreateRule: WriteAction {
    struct Request: Decodable {
        var loadBalancerId: LoadBalancerID
        var listenerId: ListenerID
        var rules: [RuleInputShape]
    }

    struct Response: Encodable {
        var locationIds: [RuleID]
    }

    static let errors: Set<APIErrorCode> = [
        .invalidParameter, .invalidParameterValue, .length, .limitExceeded, .listenerNotFound, .loadBalancerNotFound,
        .missingParameter, .resourceInOperating,
    ]

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> Response {
        let loadBalancer = try cloud.idleLoadBalancer(request.loadBalancerId)
        let listener = try cloud.layer7Listener(request.listenerId, of: loadBalancer)
        guard !request.rules.isEmpty else { throw APIError(.length, "`Rules` is empty.") }
        let quota = cloud.settings.ruleQuota
        guard try cloud.state.ruleCount(of: listener.id) + request.rules.count <= quota else {
            throw APIError.quotaReached("rules", limit: quota)
        }
        let rules = try request.rules.map { shape in
            var rule = try newRule(shape, on: listener, vip: loadBalancer.vip, in: cloud)
            try setDomainSettings(shape, of: &rule, on: listener, in: cloud)
            try confirmNew(rule, on: listener, in: cloud)
            try cloud.state.insert(rule)
            return rule
        }
        try cloud.settleDefaultDomain(of: listener, wish: try wishedDefault(request.rules, made: rules))
        try cloud.beginTask(ListenerTask.name(.add, .rule, of: listener.protocol), on: [loadBalancer])
        return Response(locationIds: rules.map(\.id))
    }

    private static func newRule(
        _ shape: RuleInputShape,
        on listener: Listener,
        vip: IPv4Address,
        in cloud: Cloud<Transaction>
    ) throws -> Rule {
        try ValueRules.targetType(shape.targetType)
        let forwardType = try RuleRules.forwardType(shape.forwardType?.nonEmpty ?? "HTTP", on: listener)
        let check = try HealthCheckRules(ruleOn: listener.protocol, forwardType: forwardType).check(shape.healthCheck)
        let number = try cloud.state.nextNumber()
        var rule = Rule(
            id: cloud.world.ids.id(number),
            listenerId: listener.id,
            domains: try RuleRules.domains(shape.domain, shape.domains, vip: vip),
            url: try RuleRules.url(shape.url),
            healthCheck: check,
            createdAt: cloud.now,
            number: Int64(number)
        )
        rule.forwardType = forwardType
        rule.cookieName = shape.cookieName?.nonEmpty
        if let scheduler = shape.scheduler?.nonEmpty { rule.scheduler = try RuleRules.scheduler(scheduler) }
        if let seconds = shape.sessionExpireTime { rule.sessionExpireSeconds = try RuleRules.session(seconds) }
        try RuleRules.confirmProbedDomain(rule)
        return rule
    }

    /// What the domain already has holds for a further rule of it, unless the request says otherwise.
    private static func setDomainSettings(
        _ shape: RuleInputShape,
        of rule: inout Rule,
        on listener: Listener,
        in cloud: Cloud<Transaction>
    ) throws {
        let sibling = try cloud.state.rules(domain: rule.domains[0], of: listener.id).first
        let wished = try cloud.serverCertificate(shape.certificate, shape.multiCertInfo)
        let certificate = try RuleRules.certificate(wished, on: listener)
        rule.certificate = certificate ?? sibling?.certificate
        guard !listener.isSniOn || rule.certificate != nil else { throw APIError.missingParameter("Certificate") }
        let http2 = try shape.http2.map { try RuleRules.encrypted($0, "Http2", on: listener) }
        rule.isHttp2On = http2 ?? sibling?.isHttp2On ?? false
        let quic = try shape.quic.map { try RuleRules.encrypted($0, "Quic", on: listener) }
        rule.isQuicOn = quic ?? sibling?.isQuicOn ?? false
    }

    private static func confirmNew(_ rule: Rule, on listener: Listener, in cloud: Cloud<Transaction>) throws {
        for domain in rule.domains where try cloud.state.rule(domain: domain, url: rule.url, of: listener.id) != nil {
            throw APIError.ruleExists(domain: domain, url: rule.url)
        }
    }

    /// The domain that the request makes the default one, if it does.
    private static func wishedDefault(_ shapes: [RuleInputShape], made rules: [Rule]) throws -> String? {
        let wishes = Set(zip(shapes, rules).filter { $0.0.defaultServer == true }.map(\.1.domains[0]))
        guard wishes.count <= 1 else { throw APIError.invalid("A listener can have one default domain only.") }
        return wishes.first
    }
}
