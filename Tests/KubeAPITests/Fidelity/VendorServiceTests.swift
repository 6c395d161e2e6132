import CloudWire
import KubeObjects
import TestSupport
import Testing

struct VendorServiceTests {
    private let cluster: TestCluster

    init() throws { cluster = try TestCluster(version: "1.32.2-eks.1") }

    @Test func `no address is given out before there is a load balancer`() {
        let made = cluster.ask("POST", Manifest.services, Manifest.service("a")).json
        #expect(made[path: "spec", "clusterIP"] == nil)
        #expect(made[path: "spec", "type"] == "ClusterIP")
    }

    @Test func `whether the address was absent or empty stays known`() {
        let empty = cluster.ask("POST", Manifest.services, Manifest.service("a", ["clusterIP": ""])).json
        #expect(empty[path: "spec", "clusterIP"] == "")
        let path = "\(Manifest.services)/a"
        cluster.ask("PATCH", path, ["metadata": ["labels": ["a": "b"]]], type: Manifest.merge)
        #expect(cluster.ask("GET", path).json[path: "spec", "clusterIP"] == "")
    }

    @Test func `the address of a load balancer may be set once, wherever it is from`() {
        cluster.ask("POST", Manifest.services, Manifest.service("a"))
        let path = "\(Manifest.services)/a"
        let set = cluster.ask("PATCH", path, ["spec": ["clusterIP": "10.0.2.9"]], type: Manifest.merge)
        #expect(set.status == 200)
        #expect(set.json[path: "spec", "clusterIPs"] == ["10.0.2.9"])
        let other = cluster.ask("PATCH", path, ["spec": ["clusterIP": "10.0.2.10"]], type: Manifest.merge)
        #expect(other.status == 422)
    }
}
