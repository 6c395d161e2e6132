/// An elastic Kubernetes cluster in a VPC (reconciler reference 7).
package struct Cluster: Hashable, Sendable {
    package let id: ClusterID
    package let scope: Scope
    package var name: String
    package var text: String
    package let vpcId: VpcID
    /// Where pods take their addresses from, in order of preference.
    package var subnetIds: [SubnetID]
    /// The subnet that internal load balancers for ClusterIP Services take addresses from; where none was given,
    /// `serviceCIDR` says where ClusterIPs come from.
    package var serviceSubnetId: SubnetID?
    package var serviceCIDR: CIDR
    /// The server's version without the `v`, with the vendor's suffix where the cluster has one: `1.30.0-eks.2`.
    package let version: String
    package let createdAt: Instant
    /// The bearer token of the administrator.
    package let token: String
    /// What is only told back: DNS servers, tags, endpoints and extra parameters, as JSON.
    package var options: String

    package init(
        id: ClusterID,
        scope: Scope,
        name: String,
        text: String,
        vpcId: VpcID,
        subnetIds: [SubnetID],
        serviceSubnetId: SubnetID?,
        serviceCIDR: CIDR,
        version: String,
        createdAt: Instant,
        token: String,
        options: String
    ) {
        self.id = id
        self.scope = scope
        self.name = name
        self.text = text
        self.vpcId = vpcId
        self.subnetIds = subnetIds
        self.serviceSubnetId = serviceSubnetId
        self.serviceCIDR = serviceCIDR
        self.version = version
        self.createdAt = createdAt
        self.token = token
        self.options = options
    }

    /// Whether the Kubernetes is the vendor's own: the version ends in `-eks.N` or `-tke.N` (reconciler reference 1.1).
    package var isVendorFlavoured: Bool {
        for mark in ["-eks.", "-tke."] {
            guard let range = version.firstRange(of: mark) else { continue }
            let digits = version[range.upperBound...]
            if !digits.isEmpty, digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) {
                return true
            }
        }
        return false
    }
}
