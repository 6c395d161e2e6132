/// What the reconciler must know of the cluster it serves (reference 7, last lines).
public struct ClusterFacts: Hashable, Sendable {
    /// `cls-…`, written into names and tags.
    public var id: String
    /// Of the cloud's API, such as `ap-guangzhou`.
    public var region: String
    /// Every internal load balancer's subnet must lie in it.
    public var vpcId: String
    /// Where the load balancers of ClusterIP Services take their addresses; nil where the cluster has none.
    public var serviceSubnetId: String?
    /// The server's `gitVersion`, such as `v1.30.0-eks.1`.
    public var gitVersion: String

    /// Facts of one cluster.
    public init(id: String, region: String, vpcId: String, serviceSubnetId: String?, gitVersion: String) {
        self.id = id
        self.region = region
        self.vpcId = vpcId
        self.serviceSubnetId = serviceSubnetId
        self.gitVersion = gitVersion
    }

    /// Whether the server is the vendor's own Kubernetes: its version ends in `-eks.N` or `-tke.N` (reference 1.1).
    public var isVendorKubernetes: Bool {
        gitVersion.firstMatch(of: /-(eks|tke)\.\d+$/) != nil
    }
}
