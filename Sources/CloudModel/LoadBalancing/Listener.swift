/// A port of a load balancer and what happens to what arrives there.
package struct Listener: Hashable, Sendable {
    package var id: ListenerID
    package var loadBalancerId: LoadBalancerID
    package var name: String
    package var `protocol`: ListenerProtocol
    /// The only port, or the first of a range.
    package var port: Int
    /// The last port of a range; 0 for a listener of one port.
    package var endPort = 0
    package var createdAt: Instant
    /// The running count it was made at, which orders lists.
    package var number: Int64
    /// The id under which a layer 4 listener's own targets appear where rules are expected.
    package var ownRuleId: RuleID
    /// Layer 4 only; rules have their own.
    package var scheduler: Scheduler?
    package var sessionExpireSeconds = 0
    /// Layer 4 only; rules have their own.
    package var healthCheck: HealthCheck?
    /// Nil where the listener needs none, or where each of its domains has one of its own.
    package var certificate: ServerCertificate?
    /// Whether each domain of an HTTPS listener has a certificate of its own.
    package var isSniOn = false
    /// The domain that answers for all that no rule names; nil only where there are no rules.
    package var defaultDomain: String?
    package var options = ListenerOptions()

    /// The last port that it listens on.
    package var lastPort: Int { max(port, endPort) }

    package init(
        id: ListenerID,
        loadBalancerId: LoadBalancerID,
        name: String,
        protocol: ListenerProtocol,
        port: Int,
        createdAt: Instant,
        number: Int64,
        ownRuleId: RuleID
    ) {
        self.id = id
        self.loadBalancerId = loadBalancerId
        self.name = name
        self.protocol = `protocol`
        self.port = port
        self.createdAt = createdAt
        self.number = number
        self.ownRuleId = ownRuleId
    }
}
