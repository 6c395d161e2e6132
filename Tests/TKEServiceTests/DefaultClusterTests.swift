import CloudAPI
import CloudModel
import CloudStore
import CloudWire
import TKEService
import TestSupport
import Testing

struct DefaultClusterTests {
    private let cloud: TestCloud

    init() throws { cloud = try TestCloud() }

    @discardableResult
    private func ensure() throws -> Cluster? {
        try cloud.gateway.act(in: cloud.region) { try DefaultCluster.ensure(in: $0) }
    }

    @Test func `it stands in the default VPC, with subnets of its own`() throws {
        try ensure()

        let clusters = try cloud.tke("DescribeEKSClusters")
        #expect(clusters["TotalCount"] == 1)
        let cluster = try #require(clusters["Clusters"]?[0])
        #expect(cluster["ClusterName"] == "default")
        #expect(cluster["K8SVersion"] == "1.32.2-eks.1")
        #expect(cluster["Status"] == "running")
        #expect(cluster["VpcId"] == (try cloud.vpc("DescribeVpcs")["VpcSet"]?[0]?["VpcId"]))

        let subnets = try cloud.vpc("DescribeSubnets")["SubnetSet"]?.array ?? []
        let pods = subnets.first { $0["SubnetId"] == cluster["SubnetIds"]?[0] }
        let services = subnets.first { $0["SubnetId"] == cluster["ServiceSubnetId"] }
        #expect(pods?["CidrBlock"] == "10.200.16.0/20")
        #expect(services?["CidrBlock"] == "10.200.32.0/20")
    }

    @Test func `a restart finds it again`() throws {
        let first = try ensure()
        #expect(try ensure()?.id == first?.id)
        #expect(try cloud.tke("DescribeEKSClusters")["TotalCount"] == 1)
    }

    @Test func `a new one takes over the subnets of one that was deleted`() throws {
        let first = try #require(try ensure())
        _ = try cloud.tke("DeleteEKSCluster", ["ClusterId": .string(first.id.rawValue)])

        let second = try ensure()
        #expect(second?.id != first.id)
        #expect(second?.subnetIds == first.subnetIds)
        #expect(try cloud.vpc("DescribeSubnets")["TotalCount"] == 3)
    }

    @Test func `its version is a setting`() throws {
        var settings = Settings.immediate
        settings.defaultClusterVersion = "1.28.3"
        let cloud = try TestCloud(settings: settings)
        let cluster = try cloud.gateway.act(in: cloud.region) { try DefaultCluster.ensure(in: $0) }

        #expect(cluster?.version == "1.28.3")
    }

    @Test func `there is none where the default VPC was deleted`() throws {
        let vpc = try #require(try cloud.vpc("DescribeVpcs")["VpcSet"]?[0]?["VpcId"])
        #expect(try cloud.vpc("DeleteVpc", ["VpcId": vpc]).errorCode == nil)

        #expect(try ensure() == nil)
        #expect(try cloud.tke("DescribeEKSClusters")["TotalCount"] == 0)
    }
}
