import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Changes the path and the settings of one rule (reference 3.4).
enum ModifyRule: WriteAction {
    struct Request: Decodable {
        var loadBalancerId: LoadBalancerID
        var listenerId: ListenerID
        var locationId: RuleID
        var url: String?
        var healthCheck: HealthCheckShape?
        var scheduler: String?
        var sessionExpireTime: Int?
        var forwardType: String?
        var cookieName: String?
    }

    typealias Response = NoContent

    static let errors: Set<APIErrorCode> = [
        .invalidParameter, .invalidParameterValue, .length, .listenerNotFound, .loadBalancerNotFound,
        .missingParameter, .resourceInOperating, .ruleNotFound,
    ]

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> NoContent {
        let loadBalancer = try cloud.idleLoadBalancer(request.loadBalancerId)
        let listener = try cloud.layer7Listener(request.listenerId, of: loadBalancer)
        var rule = try cloud.rule(request.locationId, of: listener)
        if let url = request.url?.nonEmpty { try move(&rule, to: url, in: cloud) }
        try apply(request, to: &rule, on: listener)
        try cloud.state.update(rule)
        try cloud.beginTask(ListenerTask.name(.update, .rule, of: listener.protocol), on: [loadBalancer])
        return NoContent()
    }

    private static func move(_ rule: inout Rule, to url: String, in cloud: Cloud<Transaction>) throws {
        rule.url = try RuleRules.url(url)
        for domain in rule.domains {
            let owner = try cloud.state.rule(domain: domain, url: url, of: rule.listenerId)
            guard owner == nil || owner?.id == rule.id else { throw APIError.ruleExists(domain: domain, url: url) }
        }
    }

    private static func apply(_ request: Request, to rule: inout Rule, on listener: Listener) throws {
        if let scheduler = request.scheduler?.nonEmpty { rule.scheduler = try RuleRules.scheduler(scheduler) }
        if let seconds = request.sessionExpireTime { rule.sessionExpireSeconds = try RuleRules.session(seconds) }
        if let type = request.forwardType?.nonEmpty { rule.forwardType = try RuleRules.forwardType(type, on: listener) }
        if let name = request.cookieName { rule.cookieName = name.nonEmpty }
        guard var check = request.healthCheck else { return }
        // What a rule shows where none was set may be a pattern, and stays unset when it is sent back.
        if rule.healthCheck.httpDomain == nil, check.httpCheckDomain == rule.domains[0] { check.httpCheckDomain = nil }
        let rules = HealthCheckRules(ruleOn: listener.protocol, forwardType: rule.forwardType)
        rule.healthCheck = try rules.check(check, changing: rule.healthCheck)
        try RuleRules.confirmProbedDomain(rule)
    }
}
