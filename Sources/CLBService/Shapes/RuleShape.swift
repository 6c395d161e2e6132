import CloudModel

/// A rule in the key order of reference 3.4.
struct RuleShape: Encodable {
    var locationId: RuleID
    var domain: String
    var url: String
    var sessionExpireTime: Int
    var healthCheck: HealthCheckShape
    var certificate: CertificateOutputShape?
    var scheduler: String
    var listenerId: ListenerID
    var rewriteTarget: RewriteTargetShape
    var httpGzip = true
    var beAutoCreated: Bool
    var defaultServer: Bool
    var http2: Bool
    var forwardType: String
    var createTime: String
    var targetType = "NODE"
    var quicStatus: String
    var domains: [String]
    var cookieName: String?

    init(_ rule: Rule, of listener: Listener, rewrite: Rewrite?) {
        locationId = rule.id
        domain = rule.domains[0]
        url = rule.url
        sessionExpireTime = rule.sessionExpireSeconds
        healthCheck = HealthCheckShape(rule.healthCheck, ruleDomain: rule.domains[0])
        certificate = rule.certificate.map(CertificateOutputShape.init)
        scheduler = rule.scheduler.rawValue
        listenerId = rule.listenerId
        rewriteTarget = RewriteTargetShape(rewrite)
        beAutoCreated = rule.isAutoCreated
        defaultServer = listener.defaultDomain.map(rule.domains.contains) ?? false
        http2 = rule.isHttp2On
        forwardType = rule.forwardType.rawValue
        createTime = rule.createdAt.beijingText
        quicStatus = rule.isQuicOn ? "QUIC_ACTIVE" : "QUIC_INACTIVE"
        domains = rule.domains
        cookieName = rule.cookieName
    }
}

/// A rule as `CreateRule` is sent it.
struct RuleInputShape: Decodable {
    var url: String
    var domain: String?
    var domains: [String]?
    var sessionExpireTime: Int?
    var healthCheck: HealthCheckShape?
    var certificate: CertificateInputShape?
    var multiCertInfo: MultiCertInfoShape?
    var scheduler: String?
    var forwardType: String?
    var defaultServer: Bool?
    var http2: Bool?
    var quic: Bool?
    var targetType: String?
    var cookieName: String?
}
