import CloudAPI
import CloudWire
import TestSupport
import Testing

/// Reconciler reference 7.
struct CreateEKSClusterTests {
    @Test func `a new cluster shows what it was made with`() throws {
        let network = try ClusterNetwork()
        let id = try network.make([
            "ClusterDesc": "the shop", "DnsServers": [["Domain": "example.com", "DnsServers": ["10.0.0.2:53"]]],
            "EnableVpcCoreDNS": false,
            "TagSpecification": [["ResourceType": "cluster", "Tags": [["Key": "team", "Value": "web"]]]],
        ])

        let cluster = try #require(try network.described(id))
        #expect(cluster["ClusterId"] == id)
        #expect(id.string?.hasPrefix("cls-") == true)
        #expect(cluster["ClusterName"] == "shop")
        #expect(cluster["ClusterDesc"] == "the shop")
        #expect(cluster["VpcId"] == network.vpc)
        #expect(cluster["SubnetIds"] == [network.pods])
        #expect(cluster["ServiceSubnetId"] == network.services)
        #expect(cluster["CreatedTime"] == "2026-01-01T00:00:00Z")
        #expect(cluster["DnsServers"] == [["Domain": "example.com", "DnsServers": ["10.0.0.2:53"]]])
        #expect(cluster["EnableVpcCoreDNS"] == false)
        #expect(cluster["NeedDeleteCbs"] == false)
        #expect(
            cluster["TagSpecification"]
                == [["ResourceType": "cluster", "Tags": [["Key": "team", "Value": "web"]]]]
        )
    }

    @Test func `members that clients read without asking are never null`() throws {
        let network = try ClusterNetwork()
        let cluster = try #require(try network.described(try network.make(["ServiceSubnetId": nil])))

        for member in cluster.object?.members ?? [] { #expect(member.value != .null, "\(member.name)") }
        #expect(cluster["ServiceSubnetId"] == "")
    }

    @Test func `a version without a suffix is the vendor's own`() throws {
        let network = try ClusterNetwork()

        #expect(try network.described(try network.make())?["K8SVersion"] == "1.30.0-eks.1")
        let named = try network.make(["K8SVersion": "1.28.3-tke.7"])
        #expect(try network.described(named)?["K8SVersion"] == "1.28.3-tke.7")
    }

    @Test func `a version without a suffix is a stock one where the setting says so`() throws {
        var settings = Settings.immediate
        settings.plainVersion = .stock
        let network = try ClusterNetwork(settings: settings)

        #expect(try network.described(try network.make())?["K8SVersion"] == "1.30.0")
    }

    @Test(arguments: ["1.99.0", "", "v1.30.0", "1.30", "1.30.0-eks", "1.30.0-eks.", "1.30.0-gke.1", "1.30.0-eks.x"])
    func `an unknown version is refused`(version: String) throws {
        let answer = try ClusterNetwork().create(["K8SVersion": .string(version)])
        #expect(answer.errorCode == "InvalidParameter")
    }

    @Test func `the network must exist and hold together`() throws {
        let network = try ClusterNetwork()
        let other = try network.cloud.makeSubnet("10.2.1.0/24", in: try network.cloud.makeVpc("10.2.0.0/16"))

        #expect(try network.create(["VpcId": "vpc-00000000"]).errorCode == "ResourceNotFound")
        #expect(try network.create(["VpcId": "shop"]).errorCode == "InvalidParameter")
        #expect(try network.create(["SubnetIds": ["subnet-00000000"]]).errorCode == "ResourceNotFound")
        #expect(try network.create(["SubnetIds": [network.pods, "pods"]]).errorCode == "InvalidParameter")
        #expect(try network.create(["SubnetIds": [other]]).errorCode == "InvalidParameter")
        #expect(try network.create(["SubnetIds": []]).errorCode == "InvalidParameter")
        #expect(try network.create(["ServiceSubnetId": other]).errorCode == "InvalidParameter")
        #expect(try network.create(["ServiceSubnetId": "subnet-00000000"]).errorCode == "ResourceNotFound")
    }

    @Test func `Services take addresses from a block where one is given`() throws {
        let network = try ClusterNetwork()
        let cluster = try network.described(try network.make(["ServiceSubnetId": "192.168.0.0/20"]))
        #expect(cluster?["ServiceSubnetId"] == "192.168.0.0/20")

        for block in ["10.1.8.0/24", "8.8.0.0/16", "192.168.0.1/20", "192.168.0.0/30", "10.0.0.0/8", "a/20"] {
            #expect(try network.create(["ServiceSubnetId": .string(block)]).errorCode == "InvalidParameter", "\(block)")
        }
    }

    @Test func `other values are checked as well`() throws {
        let network = try ClusterNetwork()
        let changes: [JSON] = [
            ["ClusterName": ""], ["ClusterName": .string(String(repeating: "n", count: 61))],
            ["ExtraParam": "{\"a\": 1}"], ["ExtraParam": "a=b"],
            ["DnsServers": [["Domain": "", "DnsServers": ["10.0.0.2"]]]],
            ["TagSpecification": [["ResourceType": "cvm", "Tags": []]]],
            ["TagSpecification": [["Tags": [["Key": "a", "Value": ""], ["Key": "a", "Value": ""]]]]],
        ]
        for change in changes { #expect(try network.create(change).errorCode == "InvalidParameter", "\(change.text)") }
        #expect(try network.create(["ClusterName": nil]).errorCode == "MissingParameter")
        #expect(try network.cloud.tke("DescribeEKSClusters")["TotalCount"] == 0)
    }

    @Test func `a region has room for so many clusters`() throws {
        var settings = Settings.immediate
        settings.clusterQuota = 1
        let network = try ClusterNetwork(settings: settings)
        _ = try network.make()

        #expect(try network.create().errorCode == "LimitExceeded")
    }

    @Test func `an action that is not simulated is refused by name`() throws {
        let answer = try ClusterNetwork().cloud.tke("DescribeClusters")
        #expect(answer.errorCode == "UnsupportedOperation")
        #expect(answer.errorMessage?.contains("DescribeClusters") == true)
    }
}
