import CloudWire

/// A load balancer as an object wants it: what Build makes and Plan compares with the cloud.
struct DesiredLoadBalancer: Hashable, Sendable {
    /// Where it comes from.
    enum Origin: Hashable, Sendable {
        /// The reconciler buys it, and deletes it in the end.
        case bought(Purchase)
        /// The user's own; only our listeners on it come and go.
        case existing(String)
    }

    var role = LoadBalancerRole.main
    var origin: Origin
    var listeners: [DesiredListener] = []
    /// Listeners on a shared load balancer that belong to other objects.
    var claimedByOthers: Set<ListenerKey> = []
    /// Why the object may not have it though it is there, as others have it.
    var refusal: SyncFailure?
    /// Tags that must be on it, whoever bought it.
    var tags: [String: String] = [:]
    /// Nil leaves them as they are, empty takes all off.
    var securityGroups: [String]?
    /// Nil leaves it as it is.
    var passesToTarget: Bool?
    /// Nil leaves it as it is.
    var isDeletionProtected: Bool?
    var redirects: Set<DesiredRedirect> = []
    /// Whether redirects that are not wanted are ours to remove.
    var managesRedirects = false
    /// Subnets for SNAT addresses; nil leaves them as they are.
    var snatSubnets: [String]?
    /// Addresses of pods that end: their targets stay with weight 0 until the pods are gone.
    var drainingAddresses: Set<String> = []
    /// Whether a target gets weight 0 before it is taken off (reference 2.1, `enable-grace-deletion`).
    var emptiesBeforeRemoval = false
    /// What a TkeServiceConfig says of a public one, in Mbit/s; nil leaves it as it is.
    var bandwidthMbps: Int?

    /// Nil for one that is bought.
    var existingId: String? {
        if case .existing(let id) = origin { id } else { nil }
    }

    var isBought: Bool {
        if case .bought = origin { true } else { false }
    }

    /// Whether the settings of listeners must be read for a comparison, not just their targets.
    var needsSettings: Bool {
        managesRedirects || snatSubnets != nil || securityGroups != nil
            || listeners.contains {
                !$0.settings.isEmpty || $0.name != nil || $0.certificate != nil
                    || $0.rules.contains(where: \.hasSettings)
            }
    }
}

/// What one of an object's load balancers is for.
enum LoadBalancerRole: String, Hashable, Sendable, CaseIterable, Comparable {
    case main
    /// Stands in for the ClusterIP of a LoadBalancer Service (reference 6.1).
    case clusterIP = "clusterip"

    static func < (left: LoadBalancerRole, right: LoadBalancerRole) -> Bool { left.rawValue > right.rawValue }
}

/// How a load balancer is bought: what cannot be changed afterwards.
struct Purchase: Hashable, Sendable {
    /// Nil for a public one.
    var internalSubnetId: String?
    var vpcId: String
    var name: String
    /// Charge, bandwidth and whatever the extensive parameters add; read at creation only (reference 2.1).
    var parameters = JSONObject()
}

/// Which listener of a load balancer.
struct ListenerKey: Hashable, Sendable, Comparable, CustomStringConvertible {
    var port: Int
    var `protocol`: String

    /// `TCP` and `HTTP` cannot share a port, `TCP` and `UDP` can.
    var transport: String { ["UDP", "QUIC"].contains(`protocol`) ? "UDP" : "TCP" }
    /// Whether it has rules; QUIC has none, its health is that of the listener.
    var isLayer7: Bool { ["HTTP", "HTTPS"].contains(`protocol`) }

    var description: String { "\(`protocol`):\(port)" }

    static func < (left: ListenerKey, right: ListenerKey) -> Bool {
        (left.port, left.protocol) < (right.port, right.protocol)
    }
}

/// A listener as an object wants it.
struct DesiredListener: Hashable, Sendable {
    var key: ListenerKey
    /// What a TkeServiceConfig calls it; nil leaves the name it is created with.
    var name: String?
    /// Certificates; nil for protocols without, or where every domain has its own (SNI).
    var certificate: DesiredCertificate?
    var usesSNI = false
    /// What TkeServiceConfig names; what it does not name is left as it is.
    var settings = ListenerSettings()
    /// What else it is created with; read at its creation only.
    var parameters = JSONObject()
    /// Of layer 7; empty otherwise.
    var rules: [DesiredRule] = []
    /// Of layer 4: the weight of each; empty otherwise.
    var targets: [TargetKey: Int] = [:]
    /// What keeps it from being created; one that is there stays as it is (reference 5.1).
    var problem: SyncFailure?
}

/// A forwarding rule as an object wants it.
struct DesiredRule: Hashable, Sendable {
    var key: RuleKey
    var certificate: DesiredCertificate?
    var isDefaultServer: Bool?
    var http2: Bool?
    var settings = ListenerSettings()
    /// The weight of each.
    var targets: [TargetKey: Int] = [:]
    /// What keeps it from being created; one that is there stays as it is (reference 5.1).
    var problem: SyncFailure?

    var hasSettings: Bool { !settings.isEmpty || certificate != nil || isDefaultServer != nil || http2 != nil }
}

/// Which rule of a listener.
struct RuleKey: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// A name, or the VIP where the manifest names none.
    var domain: String
    var url: String

    var description: String { domain + url }

    static func < (left: RuleKey, right: RuleKey) -> Bool { (left.domain, left.url) < (right.domain, right.url) }

    /// Stands for the load balancer's own address until that is known.
    static let vip = ""
}

/// Which target: an address in the VPC and a port.
struct TargetKey: Hashable, Sendable, Comparable, CustomStringConvertible {
    var address: String
    var port: Int

    var description: String { "\(address):\(port)" }

    static func < (left: TargetKey, right: TargetKey) -> Bool {
        (left.address, left.port) < (right.address, right.port)
    }
}

/// The certificates of a listener or of a domain.
struct DesiredCertificate: Hashable, Sendable {
    var id: String
    /// Of other key algorithms.
    var furtherIds: [String] = []
    /// Of the authority whose clients are let in; nil without mutual authentication.
    var authorityId: String?
}

/// A redirect from one rule to another.
struct DesiredRedirect: Hashable, Sendable {
    var from: ListenerKey
    var fromRule: RuleKey
    var to: ListenerKey
    var toRule: RuleKey
    var code: Int
}

/// What may be set on a listener or a rule; nil where nobody says.
struct ListenerSettings: Hashable, Sendable {
    var scheduler: String?
    /// 0 turns stickiness off.
    var sessionSeconds: Int?
    /// The members of the API's HealthCheck that are said.
    var healthCheck: JSONObject?
    var forwardType: String?
    var keepsAlive: Bool?
    var isSnat: Bool?

    var isEmpty: Bool { self == ListenerSettings() }
}
