import CloudAPI
import CloudStore
import CloudWire
import TestSupport
import Testing

struct DeleteEKSClusterTests {
    @Test func `a deleted cluster is gone, and its network is free`() throws {
        let network = try ClusterNetwork()
        let id = try network.make(["TagSpecification": [["Tags": [["Key": "a", "Value": "b"]]]]])
        let delete: JSON = ["ClusterId": id]

        #expect(try network.cloud.tke("DeleteEKSCluster", delete).errorCode == nil)
        #expect(try network.described(id) == nil)
        #expect(try network.credential(id).errorCode == "ResourceNotFound")
        #expect(try network.cloud.tke("DeleteEKSCluster", delete).errorCode == "ResourceNotFound")
        #expect(try network.cloud.vpc("DeleteVpc", ["VpcId": network.vpc]).errorCode == nil)
        #expect(try network.cloud.gateway.store.integrityFindings().isEmpty)
    }

    @Test func `a cluster is shown as ending for a while`() throws {
        let network = try ClusterNetwork(settings: .slow)
        let id = try network.make()
        _ = try network.cloud.tke("DeleteEKSCluster", ["ClusterId": id])

        #expect(try network.described(id)?["Status"] == "Terminating")
        #expect(try network.cloud.vpc("DeleteVpc", ["VpcId": network.vpc]).errorCode == nil)
        network.cloud.clock.advance(by: .seconds(1))
        #expect(try network.described(id) == nil)
        #expect(try network.cloud.tke("DescribeEKSClusters")["TotalCount"] == 0)
    }

    @Test func `a VPC and subnets are kept while a cluster uses them`() throws {
        let network = try ClusterNetwork()
        let idle = try network.cloud.makeSubnet("10.1.3.0/24", in: network.vpc)
        _ = try network.make()

        #expect(try network.cloud.vpc("DeleteVpc", ["VpcId": network.vpc]).errorCode == "ResourceInUse")
        #expect(try network.cloud.vpc("DeleteSubnet", ["SubnetId": network.pods]).errorCode == "ResourceInUse")
        #expect(try network.cloud.vpc("DeleteSubnet", ["SubnetId": network.services]).errorCode == "ResourceInUse")
        #expect(try network.cloud.vpc("DeleteSubnet", ["SubnetId": idle]).errorCode == nil)
    }
}
