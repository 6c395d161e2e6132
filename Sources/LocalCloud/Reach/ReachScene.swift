import CloudModel

/// Everything that decides whether a client reaches a port: values only, so that each check is a function of it.
struct ReachScene: Sendable {
    var caller: ReachCaller
    var destination: ReachDestination
    /// Nil where no load balancer has the address.
    var loadBalancer: ReachedLoadBalancer?
    /// What the cluster has behind it; nil where no Service or Ingress of the cluster uses it.
    var backend: ExpectedTargets?
}

/// Who calls.
struct ReachCaller: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case internet, vpc, pod
    }

    var kind: Kind
    /// As people name it: `pod default/web-1`.
    var name: String
    /// Nil for the Internet.
    var vpcId: VpcID?
    /// The one a pod lives in.
    var subnetId: SubnetID?
    /// The addresses it calls from, as pods see them: load balancers keep the client's.
    var block: CIDR
    /// Whether it gets out to public addresses.
    var hasInternet: Bool
    var securityGroups: [SecurityGroupID] = []
}

/// A load balancer, as far as it matters to those who call it.
struct ReachedLoadBalancer: Hashable, Sendable {
    var id: LoadBalancerID
    var kind: LoadBalancer.Kind
    var vpcId: VpcID
    var isRunning = true
    /// Whether its own security groups are enough.
    var passesToTarget = false
    var securityGroups: [ReachedGroup] = []
    var listeners: [ReachedListener] = []
}

/// A listener with what hangs on it.
struct ReachedListener: Hashable, Sendable {
    var id: ListenerID
    var `protocol`: ListenerProtocol
    var port: Int
    var defaultDomain: String?
    /// Of layer 7.
    var rules: [ReachedRule] = []
    /// Of layer 4.
    var targets: [ReachedTarget] = []
}

/// A rule with what hangs on it.
struct ReachedRule: Hashable, Sendable {
    /// Where a redirect leads.
    struct Redirect: Hashable, Sendable {
        var listenerId: ListenerID
        var ruleId: RuleID
        var code: Int
    }

    var id: RuleID
    var domains: [String]
    var url: String
    var redirect: Redirect?
    var targets: [ReachedTarget] = []
}

/// A server that a load balancer forwards to.
struct ReachedTarget: Hashable, Sendable {
    var server: ServerPort
    var weight = Target.defaultWeight
    var health = HealthState.alive
    /// Nil where the address is no pod's of the cluster.
    var pod: ReachedPod?
}

/// A pod behind a target.
struct ReachedPod: Hashable, Sendable {
    /// A port that a container says it serves.
    struct Port: Hashable, Sendable {
        var isDatagram: Bool
        var number: Int
    }

    var namespace: String
    var name: String
    /// False where the pod was told not to listen.
    var listens = true
    /// Taken by the metrics that every elastic pod serves.
    var metricsPort = 9100
    var ports: [Port] = []
    /// In order of precedence.
    var securityGroups: [ReachedGroup] = []
}

/// A security group's rules for what comes in, in order of precedence.
struct ReachedGroup: Hashable, Sendable {
    var id: SecurityGroupID
    var policies: [SecurityGroupPolicy] = []
}

/// What the cluster means to be served.
struct ExpectedTargets: Hashable, Sendable {
    /// An address of Endpoints that is not ready.
    struct Unready: Hashable, Sendable {
        var server: ServerPort
        /// `NAMESPACE/NAME`; empty where no pod is behind it.
        var pod: String
    }

    /// As `clbsim explain` takes it: `service/default/web`, or the Ingress.
    var subject: String
    /// The Service whose Endpoints these are, `NAMESPACE/NAME`.
    var service: String
    var ready: Set<ServerPort> = []
    var unready: [Unready] = []
}

extension ServerPort {
    var text: String { "\(address):\(port)" }
}

extension Sequence<ServerPort> {
    /// All of them in order, for people.
    var text: String { sorted { ($0.address, $0.port) < ($1.address, $1.port) }.map(\.text).joined(separator: ", ") }
}
