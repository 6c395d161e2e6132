/// Every decision that the public documents leave open, with the default that is taken and why.
///
/// Numbers of sections are those of the reference on the container service's controllers.
public struct ReconcilerPolicy: Hashable, Sendable {
    /// Which of the vendor's two products is followed.
    public enum Flavour: String, Hashable, Sendable, CaseIterable {
        /// Elastic clusters: ClusterIP Services get load balancers too, an Ingress must ask by annotation.
        case eks
        /// The container service: only LoadBalancer Services, and every Ingress without a class.
        case tke
    }

    /// What happens when a Service's way of access changes after its load balancer was made (3.5, 3.6).
    public enum Lifecycle: String, Hashable, Sendable, CaseIterable {
        /// The old load balancer is released and another one takes its place.
        case legacy
        /// The change is refused with a Warning; the load balancer stays as it is.
        case strict
    }

    /// Default `eks`, which the FAQ is about.
    public var flavour = Flavour.eks
    /// Default `legacy`: the FAQ lets a Service change to an existing load balancer; newer releases refuse it (3.6).
    public var lifecycle = Lifecycle.legacy
    /// Whether `spec.ingressClassName: qcloud` counts like the annotation; default no: the FAQ names the annotation
    /// only (1.3).
    public var ingressClassNameCounts = false
    /// Whether a Service with a `loadBalancerClass` is left alone; default yes, as Kubernetes' contract has it (1.2).
    public var ignoresLoadBalancerClass = true
    /// Whether `default/kubernetes`, which every cluster has, is left alone; default yes: nothing documented shows a load
    /// balancer of it (inferred).
    public var ignoresKubernetesService = true
    /// Whether a Service also gets the key `kubernetes.io/ingress.qcloud-loadbalance-id`, which the FAQ names in one
    /// place; default yes, so that each of its statements holds (1.5).
    public var writesIngressKeyOnServices = true
    /// Whether the VIP of a ClusterIP Service's load balancer becomes its `spec.clusterIP`; default yes on the vendor's
    /// Kubernetes, never on a stock one, which refuses it (6.1).
    public var writesClusterIP = true
    /// Whether a sync that changed something notes its begin and end on the Service; default yes (2.1, observed).
    public var writesSyncTimes = true
    /// Whether pods of a Service without a selector are bound from Endpoints made by hand; default yes (4, inferred).
    public var bindsSelectorless = true
    /// Whether `spec.sessionAffinity: ClientIP` makes the sessions of layer-4 listeners stick where no TkeServiceConfig
    /// says otherwise; default no: no document shows that the real controllers read it (2.3 names the config only, and
    /// the open-source one of 10 refuses it), so stickiness tried out here would be missing there (inferred).
    public var followsSessionAffinity = false

    /// Whether the annotations `http-rules` and `https-rules` only sort the rules of an Ingress's spec, save those that
    /// redirect; default yes: the documents have the rules of the spec matched with them (4.1).
    public var mixedRulesAreOfSpec = true
    /// Whether rules of wildcard hosts are health-checked though nobody says which host to ask for; default no: the
    /// cloud refuses such rules, and what the real controller does instead is unknown (2.3, inferred).
    public var probesWildcardHosts = false
    /// Whether an Ingress keeps its load balancer when its annotations `existLbId` or `subnetId` change; default yes:
    /// they are read at creation only (2.2).
    public var ingressesKeepLoadBalancers = true

    /// Whether plans are made and nothing is changed, neither in the cloud nor in the cluster.
    public var isDryRun = false
    /// Where the address stands on a Service whose server refuses it in the status; the real key is unknown (3.4).
    public var addressAnnotation = "service.cloud.tencent.com/loadbalance-vip"

    /// The finalizer on Services (3.2, observed).
    public var serviceFinalizer = "service.k8s.tencent/resources"
    /// The finalizer on Ingresses: its real name is unknown (3.2), this one is inferred from the Services'.
    public var ingressFinalizer = "ingress.k8s.tencent/resources"
    /// The tag that tells the load balancer behind a LoadBalancer Service's ClusterIP from its main one; its real
    /// marking is unknown (6.1).
    public var roleTag = "tke-lb-role"
    /// The reason of Warning events on Services: the real one is unknown (5.1).
    public var serviceFailureReason = "EnsureServiceFailed"
    /// The reason of Warning events on Ingresses: the real one is unknown (5.1).
    public var ingressFailureReason = "EnsureIngressFailed"

    /// The first wait after a failure that is worth retrying; doubled each time (3.1, inferred from upstream).
    public var backoffFirst = Duration.seconds(5)
    /// The longest wait between retries (3.1, inferred from upstream).
    public var backoffMost = Duration.seconds(300)
    /// Whether it is tried again, ever later, when the cloud refuses the parameters that a setting leads to; default no:
    /// they are the user's, and as client errors wait for a change (5.1, inferred from the ranges of codes).
    public var retriesRefusedParameters = false
    /// How long until a subnet that was full is tried again (inferred: the FAQ expects recovery without an edit).
    public var fullSubnetRetry = Duration.seconds(30)
    /// How long after a call its task is first asked for; then longer, up to ten times as long (3.2: 100 ms to 2 s).
    public var taskPoll = Duration.milliseconds(200)
    /// How long a task may run before the object is looked at anew.
    public var taskPatience = Duration.seconds(200)
    /// How often each object is compared with the cloud though nothing changed; nil for never, as the real period is
    /// unpublished and only the triggers of 3.1 are promised.
    public var resync: Duration?
    /// How many calls of one action a second are made at most; nil for no limit, though the documented one is 20 for most.
    public var callsPerSecond: Int?
    /// How many objects are worked on at once; more than one pays off where calls take long.
    public var concurrency = 1

    /// The defaults of every field.
    public init() {}
}
