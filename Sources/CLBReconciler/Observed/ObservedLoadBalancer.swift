import CloudWire

/// A load balancer as the cloud showed it, and as our own calls changed it since.
struct ObservedLoadBalancer: Hashable, Sendable {
    /// How much of it was read.
    enum Depth: Int, Hashable, Sendable, Comparable {
        /// Itself and its tags.
        case attributes
        /// Also its listeners, rules and targets.
        case targets
        /// Also what is set on them.
        case settings

        static func < (left: Depth, right: Depth) -> Bool { left.rawValue < right.rawValue }
    }

    var id: String
    var depth = Depth.attributes
    /// The name in the cloud.
    var name = ""
    var isInternal = false
    /// False for the classic kind.
    var isApplication = true
    var isRunning = true
    var vpcId = ""
    var subnetId = ""
    var vips: [String] = []
    /// Instead of an address, on load balancers of the domain kind.
    var domain = ""
    var tags: [String: String] = [:]
    var securityGroups: [String] = []
    var passesToTarget = false
    var isDeletionProtected = false
    var snatSubnets: [String] = []
    /// To the Internet, in Mbit/s; nil where it is not known.
    var bandwidthMbps: Int?
    var listeners: [ObservedListener] = []
    var redirects: [ObservedRedirect] = []

    /// What stands in a status: the address, or the domain.
    var address: String { vips.first ?? domain }

    /// Whether a listener is the reconciler's: by its name, or where a TkeServiceConfig gave it another by the tag that
    /// the object's listeners then have (reference 3.3, 3.7).
    func isOurs(_ listener: ObservedListener, of uid: String) -> Bool {
        listener.name == Plan.listenerName || tags[OwnershipTags.listener(listener.id, of: uid)] == listener.id
    }
}

/// A listener as the cloud showed it.
struct ObservedListener: Hashable, Sendable {
    var id: String
    var name = ""
    var key: ListenerKey
    var certificate: DesiredCertificate?
    var usesSNI = false
    var settings = ListenerSettings()
    var rules: [ObservedRule] = []
    /// The weight of each.
    var targets: [TargetKey: Int] = [:]
}

/// A rule as the cloud showed it.
struct ObservedRule: Hashable, Sendable {
    var id: String
    var key: RuleKey
    var certificate: DesiredCertificate?
    var isDefaultServer = false
    var http2 = false
    var settings = ListenerSettings()
    var targets: [TargetKey: Int] = [:]
}

/// A redirect as the cloud showed it.
struct ObservedRedirect: Hashable, Sendable {
    var fromListener: String
    var fromRule: String
    var toListener: String
    var toRule: String
    var code: Int
    /// Whether the cloud made it for AutoRewrite.
    var isAutomatic = false
}
