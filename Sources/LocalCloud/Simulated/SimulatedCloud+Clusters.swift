public import CLBReconciler
import CloudModel
import CloudStore
import CloudWire
import KubeAPI

extension SimulatedCloud {
    /// Makes a VPC with two subnets, and an elastic cluster in it, through the cloud's own actions.
    ///
    /// Nodes and pods are simulated: pods take addresses of their subnet, become ready after a second, and run nothing.
    /// Annotations make them slow or broken; the README lists them.
    ///
    /// - Parameters:
    ///   - version: a version that the cloud offers, such as `1.32.2` or `1.30.0-eks.1`. One without a suffix is the
    ///     vendor's Kubernetes, unless the options set `tke.plain-version` to `stock`.
    ///   - podCIDR: where pods and nodes take their addresses: a block of 10.0.0.0/16, of /16 to /29.
    ///   - serviceCIDR: where the load balancers of ClusterIP Services take theirs: another block of the same. Three
    ///     addresses of each subnet are the cloud's own, so that a /29 holds five.
    ///   - name: of 1 to 60 characters.
    ///   - account: whose cluster it is, as in ``call(_:of:_:as:in:)``.
    /// - Throws: `CloudFailure.refused` as the cloud refuses versions, blocks and names, or one cluster too many.
    public func cluster(
        version: String = "1.32.2",
        podCIDR: String = "10.0.1.0/24",
        serviceCIDR: String = "10.0.2.0/24",
        name: String = "test",
        as account: String = ""
    ) throws(CloudFailure) -> SimulatedCluster {
        let vpc = try call("CreateVpc", of: "vpc", ["VpcName": .string(name), "CidrBlock": "10.0.0.0/16"], as: account)
        let vpcId = vpc["Vpc"]?["VpcId"]?.string ?? ""
        let pods = try subnet("pods", podCIDR, in: vpcId, account)
        let services = try subnet("services", serviceCIDR, in: vpcId, account)
        let made = try call(
            "CreateEKSCluster",
            of: "tke",
            [
                "K8SVersion": .string(version), "VpcId": .string(vpcId), "ClusterName": .string(name),
                "SubnetIds": [.string(pods)], "ServiceSubnetId": .string(services),
            ],
            as: account
        )
        let id = ClusterID(rawValue: made["ClusterId"]?.string ?? "")
        guard let found = try? clusters.store.read({ try $0.cluster(id) }) else {
            throw .unanswered("the new cluster cannot be read")
        }
        return SimulatedCluster(found, of: self, podSubnetId: pods, serviceSubnetId: services)
    }

    private func subnet(
        _ name: String,
        _ block: String,
        in vpcId: String,
        _ account: String
    ) throws(CloudFailure) -> String {
        let made = try call(
            "CreateSubnet",
            of: "vpc",
            [
                "VpcId": .string(vpcId), "SubnetName": .string(name), "CidrBlock": .string(block),
                "Zone": .string(region.zones[0].name),
            ],
            as: account
        )
        return made["Subnet"]?["SubnetId"]?.string ?? ""
    }
}
