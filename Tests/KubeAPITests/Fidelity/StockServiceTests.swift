import CloudWire
import KubeObjects
import TestSupport
import Testing

struct StockServiceTests {
    private let cluster: TestCluster
    private let path = Manifest.services + "/a"

    init() throws { cluster = try TestCluster(version: "1.18.4") }

    private func create(_ name: String, _ spec: JSON = [:]) -> (status: Int, json: JSON) {
        cluster.ask("POST", Manifest.services, Manifest.service(name, spec))
    }

    @Test func `an absent address is given out, and an empty one stays empty`() {
        let given = create("a").json
        #expect(given[path: "spec", "clusterIP"]?.string?.hasPrefix("172.16.") == true)
        #expect(given[path: "spec", "clusterIPs"]?[0] == given[path: "spec", "clusterIP"])
        #expect(create("b", ["clusterIP": ""]).json[path: "spec", "clusterIP"] == "")
    }

    @Test func `an address is nobody else's`() {
        let address = create("a").json[path: "spec", "clusterIP"] ?? ""
        let answer = create("b", ["clusterIP": address])
        #expect(answer.status == 422)
        #expect(answer.json.message.hasSuffix("provided IP is already allocated"))
        cluster.ask("DELETE", path)
        #expect(create("b", ["clusterIP": address]).status == 201)
    }

    @Test func `an address never changes`() {
        _ = create("a")
        let patch: JSON = ["spec": ["clusterIP": "172.16.9.9"]]
        let answer = cluster.ask("PATCH", path, patch, type: Manifest.merge)
        #expect(answer.status == 422)
        #expect(answer.json.message.contains("may not change once set"))
    }

    @Test func `an update that leaves the address out keeps it`() {
        let address = create("a").json[path: "spec", "clusterIP"]
        #expect(cluster.ask("PUT", path, Manifest.service("a")).json[path: "spec", "clusterIP"] == address)
    }

    @Test func `a headless service has no address`() {
        #expect(create("a", ["clusterIP": "None"]).json[path: "spec", "clusterIP"] == "None")
    }

    @Test func `a node port comes with the type and goes with it`() {
        _ = create("a")
        let outside = cluster.ask("PATCH", path, ["spec": ["type": "NodePort"]], type: Manifest.merge).json
        let port = outside[path: "spec", "ports"]?[0]?["nodePort"]?.int ?? 0
        #expect((30000...32767).contains(port))
        let inside = cluster.ask("PATCH", path, ["spec": ["type": "ClusterIP"]], type: Manifest.merge).json
        #expect(inside[path: "spec", "ports"]?[0]?["nodePort"] == nil)
    }

    @Test func `a node port is nobody else's`() {
        let ports: JSON = ["type": "NodePort", "ports": [["port": 80, "nodePort": 30080]]]
        #expect(create("a", ports).status == 201)
        let answer = create("b", ports)
        #expect(answer.status == 422)
        #expect(
            answer.json.message
                == #"Service "b" is invalid: spec.ports[0].nodePort: Invalid value: 30080: provided port is already "#
                + "allocated"
        )
    }

    @Test func `a node port lies in the range`() {
        let answer = create("a", ["type": "NodePort", "ports": [["port": 80, "nodePort": 80]]])
        #expect(answer.status == 422)
        #expect(
            answer.json.message.hasSuffix(
                "provided port is not in the valid range. The range of valid ports is 30000-32767"
            )
        )
    }

    @Test func `a dry run gives nothing out for good`() {
        let ports: JSON = ["type": "NodePort", "ports": [["port": 80, "nodePort": 30080]]]
        #expect(cluster.ask("POST", "\(Manifest.services)?dryRun=All", Manifest.service("a", ports)).status == 201)
        #expect(create("b", ports).status == 201)
    }

    @Test func `a deleted service is told of with a status`() {
        cluster.ask("POST", Manifest.services, Manifest.service("a"))
        #expect(cluster.ask("DELETE", "\(Manifest.services)/a").json["kind"] == "Status")
    }
}
