import CloudWire
import Testing

/// The simulator of the FAQ's tests, and its two clusters.
struct FAQClusters {
    @TaskLocal static var running: FAQClusters?

    private let simulator: RunningSimulator
    let cloud: SignedCalls
    /// The default cluster, of the vendor's own Kubernetes, and one of a stock version.
    let vendor, stock: FAQCluster

    init() async throws {
        simulator = try await RunningSimulator(
            ["--task-delay", "none", "--set", "tke.plain-version=stock"],
            secondsMax: 900
        )
        cloud = SignedCalls(authority: simulator.http)
        let vendor = try await cloud("tke", "DescribeEKSClusters")["Clusters"]?[0]
        self.vendor = try FAQCluster(try #require(vendor), try Kubectl(.newest, simulator), cloud)
        let services = try await cloud(
            "vpc",
            "CreateSubnet",
            [
                "VpcId": .string(self.vendor.vpcId), "SubnetName": "stock-services", "CidrBlock": "10.200.128.0/24",
                "Zone": "ap-guangzhou-3",
            ]
        )
        let made = try await cloud(
            "tke",
            "CreateEKSCluster",
            [
                "K8SVersion": "1.18.4", "VpcId": .string(self.vendor.vpcId), "ClusterName": "stock",
                "SubnetIds": [.string(self.vendor.podSubnetId)],
                "ServiceSubnetId": services["Subnet"]?["SubnetId"] ?? .null,
            ]
        )
        let id = made["ClusterId"] ?? .null
        let stock = try await cloud("tke", "DescribeEKSClusters", ["ClusterIds": [id]])["Clusters"]?[0]
        let credential = try await cloud("tke", "DescribeEKSClusterCredential", ["ClusterId": id])
        let kubectl = try Kubectl(.newest, simulator, kubeconfig: try #require(credential["Kubeconfig"]?.string))
        self.stock = try FAQCluster(try #require(stock), kubectl, cloud)
    }

    func stop() async throws { try await simulator.stop() }
}

/// One of the two, as users see it.
struct FAQCluster {
    let id, vpcId, podSubnetId: String
    /// The subnet that was named for Services when the cluster was made.
    let serviceSubnetId: String
    let kubectl: Kubectl
    let cloud: SignedCalls

    /// A cluster as `DescribeEKSClusters` tells it.
    fileprivate init(_ told: JSON, _ kubectl: Kubectl, _ cloud: SignedCalls) throws {
        id = try #require(told["ClusterId"]?.string)
        vpcId = try #require(told["VpcId"]?.string)
        podSubnetId = try #require(told["SubnetIds"]?[0]?.string)
        serviceSubnetId = try #require(told["ServiceSubnetId"]?.string)
        (self.kubectl, self.cloud) = (kubectl, cloud)
    }
}

/// Has the clusters run as long as a suite does.
struct BothClusters: SuiteTrait, TestScoping {
    func provideScope(
        for test: Test,
        testCase: Test.Case?,
        performing body: @Sendable () async throws -> Void
    ) async throws {
        let clusters = try await FAQClusters()
        try await FAQClusters.$running.withValue(clusters, operation: body)
        try await clusters.stop()
    }
}

extension Trait where Self == BothClusters {
    static var bothClusters: BothClusters { BothClusters() }
}
