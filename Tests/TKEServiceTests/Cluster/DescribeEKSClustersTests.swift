import CloudAPI
import CloudWire
import TestSupport
import Testing

struct DescribeEKSClustersTests {
    private func names(_ answer: JSON) -> [String] {
        (answer["Clusters"]?.array ?? []).compactMap { $0["ClusterName"]?.string }
    }

    @Test func `clusters come oldest first, in pages`() throws {
        let network = try ClusterNetwork()
        for name in ["c", "a", "b"] { _ = try network.make(["ClusterName": .string(name)]) }

        #expect(names(try network.cloud.tke("DescribeEKSClusters")) == ["c", "a", "b"])
        let page = try network.cloud.tke("DescribeEKSClusters", ["Offset": 1, "Limit": 1])
        #expect(names(page) == ["a"])
        #expect(page["TotalCount"] == 3)
    }

    @Test func `clusters are found by name and by id`() throws {
        let network = try ClusterNetwork()
        let first = try network.make(["ClusterName": "first"])
        _ = try network.make(["ClusterName": "second"])

        let filters: JSON = [["Name": "ClusterName", "Values": ["second", "third"]]]
        #expect(names(try network.cloud.tke("DescribeEKSClusters", ["Filters": filters])) == ["second"])
        let named = try network.cloud.tke("DescribeEKSClusters", ["ClusterIds": [first, "cls-00000000"]])
        #expect(names(named) == ["first"])
        #expect(named["TotalCount"] == 1)
    }

    @Test func `a request that cannot be meant is refused`() throws {
        let cloud = try ClusterNetwork().cloud
        let filters: JSON = [["Name": "vpc-id", "Values": ["vpc-00000000"]]]

        #expect(try cloud.tke("DescribeEKSClusters", ["Filters": filters]).errorCode == "InvalidParameter")
        #expect(try cloud.tke("DescribeEKSClusters", ["Limit": 0]).errorCode == "InvalidParameter")
        #expect(try cloud.tke("DescribeEKSClusters", ["Limit": 101]).errorCode == "InvalidParameter")
        #expect(try cloud.tke("DescribeEKSClusters", ["ClusterIds": ["shop"]]).errorCode == "InvalidParameter")
    }

    @Test func `another account and another region see nothing`() throws {
        let network = try ClusterNetwork()
        let id = try network.make()

        for stranger in [try network.cloud.seen(from: "other"), try network.cloud.seen(in: "ap-shanghai")] {
            #expect(try stranger.tke("DescribeEKSClusters")["TotalCount"] == 0)
            let credential = try stranger.tke("DescribeEKSClusterCredential", ["ClusterId": id])
            #expect(credential.errorCode == "ResourceNotFound")
        }
    }

    @Test func `a cluster is running some time after it was made`() throws {
        let network = try ClusterNetwork(settings: .slow)
        let id = try network.make()

        #expect(try network.described(id)?["Status"] == "Initializing")
        network.cloud.clock.advance(by: .seconds(1))
        #expect(try network.described(id)?["Status"] == "running")
    }
}
