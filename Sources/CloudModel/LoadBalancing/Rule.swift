/// A forwarding rule of a layer 7 listener: one or several domains and a path.
package struct Rule: Hashable, Sendable {
    /// What is spoken with targets.
    package enum ForwardType: String, Codable, Sendable {
        case http = "HTTP"
        case https = "HTTPS"
        case grpc = "GRPC"
        case grpcs = "GRPCS"
    }

    package var id: RuleID
    package var listenerId: ListenerID
    /// Never empty; all of them share what is set by domain.
    package var domains: [String]
    package var url: String
    package var scheduler = Scheduler.weightedRoundRobin
    package var sessionExpireSeconds = 0
    package var healthCheck: HealthCheck
    package var certificate: ServerCertificate?
    package var forwardType = ForwardType.http
    package var isHttp2On = false
    package var isQuicOn = false
    package var cookieName: String?
    /// Whether it was made for a redirect and by nobody else.
    package var isAutoCreated = false
    package var createdAt: Instant
    /// The running count it was made at, which orders lists.
    package var number: Int64

    package init(
        id: RuleID,
        listenerId: ListenerID,
        domains: [String],
        url: String,
        healthCheck: HealthCheck,
        createdAt: Instant,
        number: Int64
    ) {
        self.id = id
        self.listenerId = listenerId
        self.domains = domains
        self.url = url
        self.healthCheck = healthCheck
        self.createdAt = createdAt
        self.number = number
    }
}
