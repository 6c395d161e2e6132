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

    @Test func `an address that another Service shows is not given to a new one`() {
        cluster.ask("POST", Manifest.services, Manifest.service("a"))
        cluster.ask("PATCH", "\(Manifest.services)/a", ["spec": ["clusterIP": "10.0.2.9"]], type: Manifest.merge)
        let copy = cluster.ask("POST", Manifest.services, Manifest.service("copy", ["clusterIP": "10.0.2.9"]))
        #expect(copy.status == 422)
        #expect(
            copy.json.message
                == #"Service "copy" is invalid: spec.clusterIPs: Invalid value: ["10.0.2.9"]: failed to allocate IP "#
                + "10.0.2.9: provided IP is already allocated"
        )
        cluster.ask("DELETE", "\(Manifest.services)/a")
        #expect(
            cluster.ask("POST", Manifest.services, Manifest.service("b", ["clusterIP": "10.0.2.9"])).status == 201
        )
    }

    @Test func `a new Service asks for an address of the services' range alone`() {
        let far = cluster.ask("POST", Manifest.services, Manifest.service("far", ["clusterIP": "10.0.9.9"]))
        #expect(far.status == 422)
        #expect(
            far.json.message
                == #"Service "far" is invalid: spec.clusterIPs: Invalid value: ["10.0.9.9"]: failed to allocate IP "#
                + "10.0.9.9: the provided IP (10.0.9.9) is not in the valid range. The range of valid IPs is 10.0.2.0/24"
        )
    }

    @Test func `load balancers that are shared show one address on each of their Services`() {
        for name in ["a", "b"] {
            cluster.ask("POST", Manifest.services, Manifest.service(name))
            let path = "\(Manifest.services)/\(name)"
            let set = cluster.ask("PATCH", path, ["spec": ["clusterIP": "10.0.9.9"]], type: Manifest.merge)
            #expect(set.status == 200)
        }
    }

    @Test func `nobody owns families that a Service without an address does not have`() {
        let path = "\(Manifest.services)/a"
        let made = cluster.ask("POST", Manifest.services, Manifest.service("a")).json
        let status: JSON = ["status": ["loadBalancer": ["ingress": [["ip": "10.0.2.9"]]]]]
        let told = cluster.ask("PATCH", "\(path)/status?fieldManager=c", status, type: Manifest.merge).json
        for service in [made, told] {
            let entries = service[path: "metadata", "managedFields"]?.array ?? []
            #expect(!entries.isEmpty)
            #expect(entries.allSatisfy { $0[path: "fieldsV1", "f:spec", "f:ipFamilies"] == nil })
            #expect(entries.allSatisfy { $0[path: "fieldsV1", "f:spec", "f:ipFamilyPolicy"] == nil })
        }
        let writer = told[path: "metadata", "managedFields"]?.array?.first { $0["manager"] == "c" }
        #expect(writer?[path: "fieldsV1"]?.object?.members.map(\.name) == ["f:status"])
    }

    @Test(arguments: [("1.32.2-eks.1", "VIP"), ("1.28.3", nil as String?)])
    func `an address of a load balancer is a virtual one from 1_30 on`(version: String, mode: String?) throws {
        let cluster = try TestCluster(version: version)
        cluster.ask("POST", Manifest.services, Manifest.service("a", ["type": "LoadBalancer"]))
        let entries: JSON = [["ip": "10.0.2.9"], ["hostname": "a.example.com"]]
        let told = cluster.ask(
            "PATCH",
            "\(Manifest.services)/a/status",
            ["status": ["loadBalancer": ["ingress": entries]]],
            type: Manifest.merge
        )
        #expect(told.status == 200)
        let kept = told.json[path: "status", "loadBalancer", "ingress"]
        #expect(kept?[0]?["ip"] == "10.0.2.9")
        #expect(kept?[0]?["ipMode"]?.string == mode)
        #expect(kept?[1]?["ipMode"] == nil)
    }
}
