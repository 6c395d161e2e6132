import CLBReconciler
import CloudWire

/// Finds out what the reconciler must know of its cluster.
struct FactFinder {
    let cloud: any CloudEndpoint
    let kubernetes: any KubernetesEndpoint
    let options: ReconcileOptions

    private static let describeClusters = CloudAction(
        service: "tke",
        version: "2018-05-25",
        name: "DescribeEKSClusters"
    )

    func facts() async throws(ReconcileProblem) -> ClusterFacts {
        let version = try await version()
        let network = try await network()
        return ClusterFacts(
            id: options.clusterId,
            region: options.cloud.region,
            vpcId: network.vpcId,
            serviceSubnetId: network.serviceSubnetId,
            gitVersion: version
        )
    }

    private func version() async throws(ReconcileProblem) -> String {
        do throws(KubernetesFailure) {
            return try await kubernetes.send(KubernetesRequest(method: "GET", path: "/version"))["gitVersion"]?.string
                ?? ""
        } catch {
            throw ReconcileProblem(error)
        }
    }

    private func network() async throws(ReconcileProblem) -> (vpcId: String, serviceSubnetId: String?) {
        if let vpcId = options.vpcId { return (vpcId, options.serviceSubnetId) }
        let cluster: JSON?
        do throws(CloudFailure) {
            let ids = JSONObject([("ClusterIds", [.string(options.clusterId)])])
            cluster = try await cloud.call(Self.describeClusters, ids)["Clusters"]?[0]
        } catch {
            throw ReconcileProblem(error)
        }
        guard let vpcId = cluster?["VpcId"]?.string else {
            throw ReconcileProblem("The cloud has no elastic cluster \(options.clusterId) here; say --vpc-id.")
        }
        // A cluster without such a subnet shows a block of addresses in its place.
        let subnet = cluster?["ServiceSubnetId"]?.string.flatMap { $0.hasPrefix("subnet-") ? $0 : nil }
        return (vpcId, subnet)
    }
}
