package import CloudAPI

extension Service {
    /// The container service, 2018-05-25, of which elastic clusters are simulated.
    package static func tke() throws -> Service {
        Service(
            description: try Description.load(service: "tke", version: "2018-05-25"),
            actions: [
                CreateEKSCluster.self,
                DeleteEKSCluster.self,
                DescribeEKSClusterCredential.self,
                DescribeEKSClusters.self,
                UpdateEKSCluster.self,
            ],
            requestsPerSecond: { $0.tkeRequestsPerSecond }
        )
    }
}
