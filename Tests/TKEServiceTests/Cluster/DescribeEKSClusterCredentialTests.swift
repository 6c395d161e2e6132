import CloudAPI
import CloudWire
import TestSupport
import Testing

struct DescribeEKSClusterCredentialTests {
    @Test func `the credential leads to the cluster`() throws {
        let network = try ClusterNetwork()
        network.cloud.gateway.world.served.serveClusters(at: "https://127.0.0.1:7443", authorityPEM: "PEM")
        let id = try network.make()
        let answer = try network.credential(id)

        let name = id.string ?? ""
        let token = answer["Credential"]?["Token"]?.string ?? ""
        #expect(answer["Credential"]?["CACert"] == "PEM")
        #expect(token.utf8.count == 32)
        #expect(answer["Addresses"] == [["Type": "advertise", "Ip": "127.0.0.1", "Port": 7443]])
        #expect(answer["ProxyLB"] == false)
        let kubeconfig = answer["Kubeconfig"]?.string ?? ""
        #expect(kubeconfig.contains("server: https://127.0.0.1:7443/clusters/\(name)\n"))
        #expect(kubeconfig.contains("token: \(token)\n"))
        #expect(kubeconfig.contains("current-context: \(name)-context-default\n"))
    }

    @Test func `endpoints are off at first`() throws {
        let network = try ClusterNetwork()
        let answer = try network.credential(try network.make())

        #expect(answer["PublicLB"]?["Enabled"] == false)
        #expect(answer["PublicLB"]?["AllowFromCidrs"] == [])
        #expect(answer["InternalLB"] == ["Enabled": false, "SubnetId": ""])
    }

    @Test func `no two clusters share a token`() throws {
        let network = try ClusterNetwork()
        let tokens = try (0..<2).map { _ in try network.credential(try network.make())["Credential"]?["Token"] }

        #expect(tokens[0] != tokens[1])
    }

    @Test func `an unknown cluster has none`() throws {
        let network = try ClusterNetwork()

        #expect(try network.credential("cls-00000000").errorCode == "ResourceNotFound")
        #expect(try network.credential("shop").errorCode == "InvalidParameter")
    }
}
