import CloudAPI
import CloudWire
import TestSupport
import Testing

struct UpdateEKSClusterTests {
    private let network: ClusterNetwork
    private let id: JSON

    init() throws {
        network = try ClusterNetwork()
        id = try network.make(["DnsServers": [["Domain": "", "DnsServers": ["10.0.0.2:53"]]]])
    }

    private func update(_ changes: JSON) throws -> JSON {
        let members = [(name: "ClusterId", value: id)] + (changes.object?.members ?? [])
        return try network.cloud.tke("UpdateEKSCluster", .object(JSONObject(members)))
    }

    @Test func `what is named changes, and the rest stays`() throws {
        let more = try network.cloud.makeSubnet("10.1.3.0/24", in: network.vpc)
        let answer = try update([
            "ClusterName": "store", "SubnetIds": [more, network.pods], "NeedDeleteCbs": true, "ProxyLB": true,
        ])

        #expect(answer.errorCode == nil)
        let cluster = try network.described(id)
        #expect(cluster?["ClusterName"] == "store")
        #expect(cluster?["SubnetIds"] == [more, network.pods])
        #expect(cluster?["NeedDeleteCbs"] == true)
        #expect(cluster?["ClusterDesc"] == "")
        #expect(cluster?["ServiceSubnetId"] == network.services)
        #expect(cluster?["DnsServers"] == [["Domain": "", "DnsServers": ["10.0.0.2:53"]]])
        #expect(try network.credential(id)["ProxyLB"] == true)
    }

    @Test func `DNS servers can be cleared`() throws {
        #expect(try update(["ClearDnsServer": "0"]).errorCode == nil)
        #expect(try network.described(id)?["DnsServers"]?.array?.count == 1)
        #expect(try update(["ClearDnsServer": "1"]).errorCode == nil)
        #expect(try network.described(id)?["DnsServers"] == [])
    }

    @Test func `endpoints can be switched on and off`() throws {
        let on: JSON = ["Enabled": true, "AllowFromCidrs": ["192.168.0.0/16"], "SecurityPolicies": ["10.0.0.1"]]
        #expect(
            try update(["PublicLB": on, "InternalLB": ["Enabled": true, "SubnetId": network.pods]]).errorCode == nil
        )
        let answer = try network.credential(id)
        #expect(answer["PublicLB"]?["Enabled"] == true)
        #expect(answer["PublicLB"]?["AllowFromCidrs"] == ["192.168.0.0/16"])
        #expect(answer["PublicLB"]?["SecurityPolicies"] == ["10.0.0.1"])
        #expect(answer["InternalLB"] == ["Enabled": true, "SubnetId": network.pods])
        #expect((answer["Addresses"]?.array ?? []).map { $0["Type"] } == ["advertise", "public", "internal"])

        #expect(try update(["PublicLB": ["Enabled": false]]).errorCode == nil)
        #expect(try network.credential(id)["PublicLB"]?["Enabled"] == false)
        #expect(try network.credential(id)["InternalLB"]?["Enabled"] == true)
    }

    @Test func `wrong values change nothing`() throws {
        let other = try network.cloud.makeSubnet("10.2.1.0/24", in: try network.cloud.makeVpc("10.2.0.0/16"))
        let before = try network.described(id)

        #expect(try update(["ClusterName": "x", "SubnetIds": [other]]).errorCode == "InvalidParameter")
        #expect(try update(["ServiceSubnetId": "subnet-00000000"]).errorCode == "ResourceNotFound")
        #expect(try update(["InternalLB": ["Enabled": true]]).errorCode == "MissingParameter")
        #expect(try update(["PublicLB": ["Enabled": true, "AllowFromCidrs": ["all"]]]).errorCode == "InvalidParameter")
        #expect(try update(["ExtraParam": "[]"]).errorCode == "InvalidParameter")
        #expect(try network.described(id) == before)
    }

    @Test func `a cluster that is coming up is not changed`() throws {
        let network = try ClusterNetwork(settings: .slow)
        let request: JSON = ["ClusterId": try network.make(), "ClusterName": "store"]

        #expect(try network.cloud.tke("UpdateEKSCluster", request).errorCode == "ResourceUnavailable")
        network.cloud.clock.advance(by: .seconds(1))
        #expect(try network.cloud.tke("UpdateEKSCluster", request).errorCode == nil)
    }

    @Test func `an unknown cluster is not found`() throws {
        let answer = try network.cloud.tke("UpdateEKSCluster", ["ClusterId": "cls-00000000"])
        #expect(answer.errorCode == "ResourceNotFound")
    }
}
