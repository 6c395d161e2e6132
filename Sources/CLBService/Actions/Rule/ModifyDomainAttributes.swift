import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Changes what all rules of a domain share: the domain itself, certificate, HTTP/2, QUIC, the default (reference 3.4).
enum ModifyDomainAttributes: WriteAction {
    struct Request: Decodable {
        var loadBalancerId: LoadBalancerID
        var listenerId: ListenerID
        /// Any one, where rules have several.
        var domain: String
        /// Takes the place of `domain`; with `newDomains` rules have these and no others.
        var newDomain: String?
        var newDomains: [String]?
        var certificate: CertificateInputShape?
        var multiCertInfo: MultiCertInfoShape?
        var http2: Bool?
        var quic: Bool?
        var defaultServer: Bool?
        /// Must be given where the default domain shall no longer be it.
        var newDefaultServerDomain: String?
    }

    typealias Response = NoContent

    static let errors: Set<APIErrorCode> = [
        .invalidParameter, .invalidParameterValue, .length, .listenerNotFound, .loadBalancerNotFound,
        .missingParameter, .resourceInOperating,
    ]

    private static let maximumLength = 120

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> NoContent {
        let loadBalancer = try cloud.idleLoadBalancer(request.loadBalancerId)
        var listener = try cloud.layer7Listener(request.listenerId, of: loadBalancer)
        var rules = try cloud.rules(domain: request.domain, of: listener)
        let standard = listener.defaultDomain
        let wasDefault = rules.contains { standard.map($0.domains.contains) ?? false }
        let change = try domainChange(request)
        if let change { try cloud.rename(&rules, by: change, on: &listener) }
        let wished = try cloud.serverCertificate(request.certificate, request.multiCertInfo)
        let certificate = try RuleRules.certificate(wished, on: listener)
        for index in rules.indices {
            rules[index].certificate = certificate ?? rules[index].certificate
            try apply(request, to: &rules[index], on: listener)
            try RuleRules.confirmProbedDomain(rules[index])
            try cloud.state.update(rules[index])
        }
        let wish = try wishedDefault(
            request,
            wasDefault: wasDefault,
            domain: change?.successor(of: request.domain) ?? request.domain
        )
        try cloud.settleDefaultDomain(of: listener, wish: wish)
        try cloud.beginTask(ListenerTask.name(.update, .domain, of: listener.protocol), on: [loadBalancer])
        return NoContent()
    }

    private static func domainChange(_ request: Request) throws -> DomainChange? {
        let several = request.newDomains ?? []
        guard request.newDomain?.nonEmpty == nil || several.isEmpty else {
            throw APIError.invalid("Only one of `NewDomain` and `NewDomains` may be given.")
        }
        if let domain = request.newDomain?.nonEmpty {
            return .one(request.domain, to: try RuleRules.domain(domain, "NewDomain", upTo: maximumLength))
        }
        guard Set(several).count == several.count else { throw APIError.invalidValue("NewDomains") }
        let domains = try several.map { try RuleRules.domain($0, "NewDomains", upTo: maximumLength) }
        return domains.isEmpty ? nil : .all(domains)
    }

    private static func apply(_ request: Request, to rule: inout Rule, on listener: Listener) throws {
        if let value = request.http2 { rule.isHttp2On = try RuleRules.encrypted(value, "Http2", on: listener) }
        if let value = request.quic { rule.isQuicOn = try RuleRules.encrypted(value, "Quic", on: listener) }
    }

    /// A listener always has a default domain, so it can only be moved.
    private static func wishedDefault(_ request: Request, wasDefault: Bool, domain: String) throws -> String? {
        if request.defaultServer == true { return domain }
        let successor = request.newDefaultServerDomain?.nonEmpty
        guard request.defaultServer == nil || !wasDefault || successor != nil else {
            throw APIError.missingParameter("NewDefaultServerDomain")
        }
        return successor
    }
}
