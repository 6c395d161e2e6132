import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Redirects HTTP to the rules of an HTTPS listener on port 443, and makes what is missing for that (reference 3.5).
enum AutoRewrite: WriteAction {
    struct Request: Decodable {
        var loadBalancerId: LoadBalancerID
        var listenerId: ListenerID
        /// None or an empty list for all of the listener.
        var domains: [String]?
        var rewriteCodes: [Int]?
        var takeUrls: [Bool]?
    }

    typealias Response = NoContent

    static let errors: Set<APIErrorCode> = [
        .invalidParameterValue, .length, .limitExceeded, .listenerNotFound, .loadBalancerNotFound, .portCheckFailed,
        .protocolCheckFailed, .resourceInOperating, .rewriteAlreadyExists, .ruleNotFound,
    ]

    private static let securePort = 443

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> NoContent {
        let wishes = try wishes(request)
        let loadBalancer = try cloud.idleLoadBalancer(request.loadBalancerId)
        let secure = try secureListener(request.listenerId, of: loadBalancer, in: cloud)
        let rules = try cloud.state.rules(of: secure.id)
        let plain = try cloud.plainListener(of: loadBalancer)
        for wish in wishes where !rules.contains(where: { $0.domains.contains(wish.domain) }) {
            throw APIError(.ruleNotFound, "Location with domain \(wish.domain) not found.")
        }
        for rule in rules {
            let wish = wishes.first { rule.domains.contains($0.domain) }
            guard wishes.isEmpty || wish != nil else { continue }
            try cloud.redirect(to: rule, from: plain, wish ?? RewriteWish(domain: ""))
        }
        try cloud.settleDefaultDomain(of: plain)
        try cloud.beginTask(ListenerTask.name(.add, .rewrite, of: .http), on: [loadBalancer])
        return NoContent()
    }

    private static func wishes(_ request: Request) throws(APIError) -> [RewriteWish] {
        let domains = request.domains ?? []
        let codes = try RewriteRules.beside(request.rewriteCodes, domains.count, "RewriteCodes")
        let takes = try RewriteRules.beside(request.takeUrls, domains.count, "TakeUrls")
        var wishes: [RewriteWish] = []
        for (index, domain) in domains.enumerated() {
            var wish = RewriteWish(domain: domain)
            if !codes.isEmpty { wish.code = try RewriteRules.code(codes[index], "RewriteCodes.\(index)") }
            if !takes.isEmpty { wish.takesURL = takes[index] }
            wishes.append(wish)
        }
        return wishes
    }

    private static func secureListener(
        _ id: ListenerID,
        of loadBalancer: LoadBalancer,
        in cloud: Cloud<Transaction>
    ) throws -> Listener {
        let listener = try cloud.listener(id, of: loadBalancer)
        guard listener.protocol == .https else { throw APIError.protocolNotForRewrites(listener) }
        guard listener.port == securePort else {
            throw APIError(.portCheckFailed, "Automatic redirects need an HTTPS listener on port \(securePort).")
        }
        return listener
    }
}

/// How one domain shall be redirected.
private struct RewriteWish {
    var domain: String
    var code = Rewrite.defaultCode
    var takesURL = true
}

extension Cloud where State == Transaction {
    private static var plainPort: Int { 80 }

    /// The HTTP listener on port 80, made where there is none.
    fileprivate func plainListener(of loadBalancer: LoadBalancer) throws -> Listener {
        let taken = try state.listeners(of: loadBalancer.id).first {
            $0.port == Self.plainPort && $0.protocol.portSpace == .stream
        }
        if let taken {
            guard taken.protocol == .http else { throw APIError.portTaken(Self.plainPort) }
            return taken
        }
        guard try state.listenerCount(of: loadBalancer.id) < settings.listenerQuota else {
            throw APIError.quotaReached("listeners", limit: settings.listenerQuota)
        }
        let number = try state.nextNumber()
        let listener = Listener(
            id: world.ids.id(number),
            loadBalancerId: loadBalancer.id,
            name: "",
            protocol: .http,
            port: Self.plainPort,
            createdAt: now,
            number: Int64(number),
            ownRuleId: world.ids.id(number)
        )
        try state.insert(listener)
        return listener
    }

    /// Redirects the rule of the same domain and path to that one; the same redirect again changes nothing.
    fileprivate func redirect(to target: Rule, from listener: Listener, _ wish: RewriteWish) throws {
        let source = try twin(of: target, on: listener)
        if try state.rewrite(from: source.id)?.targetRuleId == target.id { return }
        try confirmRewritable(from: source.id, to: target.id)
        try state.insert(
            Rewrite(
                sourceRuleId: source.id,
                targetRuleId: target.id,
                targetListenerId: target.listenerId,
                kind: .auto,
                code: wish.code,
                takesURL: wish.takesURL
            )
        )
    }

    private func twin(of target: Rule, on listener: Listener) throws -> Rule {
        for domain in target.domains {
            if let rule = try state.rule(domain: domain, url: target.url, of: listener.id) { return rule }
        }
        guard try state.ruleCount(of: listener.id) < settings.ruleQuota else {
            throw APIError.quotaReached("rules", limit: settings.ruleQuota)
        }
        let number = try state.nextNumber()
        var rule = Rule(
            id: world.ids.id(number),
            listenerId: listener.id,
            domains: target.domains,
            url: target.url,
            healthCheck: try HealthCheckRules(ruleOn: listener.protocol, forwardType: .http).check(nil),
            createdAt: now,
            number: Int64(number)
        )
        rule.isAutoCreated = true
        try state.insert(rule)
        return rule
    }
}
