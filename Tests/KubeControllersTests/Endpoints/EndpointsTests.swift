import CloudWire
import KubeControllers
import KubeObjects
import TestSupport
import Testing

struct EndpointsTests {
    private let cluster: TestCluster
    private let namespace = "/api/v1/namespaces/default"

    init() throws { cluster = try TestCluster(controllers: BuiltInControllers.all) }

    private func makePod(_ name: String, annotations: [String: String] = [:], port: JSON = 8080) {
        cluster.ask(
            "POST",
            "\(namespace)/pods",
            [
                "kind": "Pod", "apiVersion": "v1",
                "metadata": [
                    "name": .string(name), "labels": ["app": "web"], "annotations": .texts(annotations),
                ],
                "spec": [
                    "containers": [
                        ["name": "web", "image": "nginx", "ports": [["name": "http", "containerPort": port]]]
                    ]
                ],
            ]
        )
    }

    private func makeService(_ spec: JSON = [:], labels: [String: String] = [:]) {
        var all: JSON = ["selector": ["app": "web"], "ports": [["port": 80, "targetPort": "http"]]]
        for member in spec.object?.members ?? [] { all[path: member.name] = member.value == .null ? nil : member.value }
        cluster.ask(
            "POST",
            "\(namespace)/services",
            [
                "kind": "Service", "apiVersion": "v1", "metadata": ["name": "web", "labels": .texts(labels)],
                "spec": all,
            ]
        )
        cluster.settle()
    }

    private var endpoints: JSON { cluster.ask("GET", "\(namespace)/endpoints/web").json }

    private var slices: [KubeObject] {
        let all = cluster.ask("GET", "/apis/discovery.k8s.io/v1/namespaces/default/endpointslices").json
        return (all["items"]?.array ?? []).map { KubeObject($0) }
            .filter { $0.labels["kubernetes.io/service-name"] == "web" }
    }

    private func addresses(_ member: String) -> [String] {
        (endpoints["subsets"]?.array ?? []).flatMap { $0[member]?.array ?? [] }.compactMap { $0["ip"]?.string }
    }

    @Test func `pods are not ready at first and ready later`() {
        makePod("a")
        makeService(labels: ["team": "blue"])
        #expect(addresses("notReadyAddresses") == ["10.0.1.2"])
        #expect(
            slices.first?["endpoints"]?[0]?["conditions"] == ["ready": false, "serving": false, "terminating": false]
        )

        cluster.advance(by: .seconds(1))
        #expect(addresses("addresses") == ["10.0.1.2"])
        #expect(addresses("notReadyAddresses") == [])
        #expect(endpoints["subsets"]?[0]?["ports"] == [["port": 8080, "protocol": "TCP"]])
        #expect(endpoints["subsets"]?[0]?["addresses"]?[0]?[path: "targetRef", "name"] == "a")
        #expect(endpoints[path: "metadata", "labels", "team"] == "blue")

        let slice = slices.first
        #expect(slices.count == 1)
        #expect(slice?["ports"] == [["name": "", "port": 8080, "protocol": "TCP"]])
        #expect(slice?.labels["endpointslice.kubernetes.io/managed-by"] == "endpointslice-controller.k8s.io")
        #expect(slice?.labels["team"] == "blue")
        #expect(slice?.ownerReferences.first?.kind == "Service")
        #expect(slice?["endpoints"]?[0]?["conditions"] == ["ready": true, "serving": true, "terminating": false])
        #expect(slice?["endpoints"]?[0]?["zone"] == "ap-guangzhou-3")
    }

    @Test func `a terminating pod still serves in slices and is gone from Endpoints`() {
        makePod("a", annotations: ["clbsim.io/stop-delay": "20s"])
        makeService()
        cluster.advance(by: .seconds(2))
        cluster.ask("DELETE", "\(namespace)/pods/a")
        cluster.settle()
        #expect(addresses("addresses") == [])
        #expect(
            slices.first?["endpoints"]?[0]?["conditions"] == ["ready": false, "serving": true, "terminating": true]
        )
        cluster.advance(by: .seconds(20))
        #expect(slices.first?["endpoints"] == [])
    }

    @Test func `a Service may publish pods that are not ready`() {
        makePod("a", annotations: ["clbsim.io/behaviour": "never-ready"])
        makeService(["publishNotReadyAddresses": true])
        #expect(addresses("addresses") == ["10.0.1.2"])
        #expect(
            slices.first?["endpoints"]?[0]?["conditions"] == ["ready": true, "serving": false, "terminating": false]
        )
    }

    @Test func `pods whose named port differs stand in subsets and slices of their own`() {
        makePod("a", port: 8080)
        makePod("b", port: 9090)
        makeService()
        cluster.advance(by: .seconds(1))
        #expect(endpoints["subsets"]?.array?.count == 2)
        #expect(Set(slices.compactMap { $0["ports"]?[0]?["port"]?.int }) == [8080, 9090])
    }

    @Test func `a port name that no pod has leaves Endpoints without addresses`() {
        makePod("a")
        makeService(["ports": [["port": 80, "targetPort": "htpp"]]])
        cluster.advance(by: .seconds(1))
        #expect(endpoints["kind"] == "Endpoints")
        #expect(endpoints["subsets"] == nil)
    }

    @Test func `a headless Service needs no ports`() {
        makePod("a")
        makeService(["clusterIP": "None", "ports": nil])
        cluster.advance(by: .seconds(1))
        #expect(addresses("addresses") == ["10.0.1.2"])
        #expect(endpoints["subsets"]?[0]?["ports"] == nil)
        #expect(endpoints[path: "metadata", "labels", "service.kubernetes.io/headless"] == "")
        #expect(slices.first?.labels["service.kubernetes.io/headless"] == "")
    }

    @Test func `a changed selector changes the endpoints`() {
        makePod("a")
        makeService()
        cluster.advance(by: .seconds(1))
        let change: JSON = ["spec": ["selector": ["app": "other"]]]
        cluster.ask("PATCH", "\(namespace)/services/web", change, type: "application/merge-patch+json")
        cluster.settle()
        #expect(addresses("addresses") == [])
        #expect(slices.first?["endpoints"] == [])
    }

    @Test func `endpoints go with their Service`() {
        makePod("a")
        makeService()
        cluster.ask("DELETE", "\(namespace)/services/web")
        cluster.settle()
        #expect(cluster.ask("GET", "\(namespace)/endpoints/web").status == 404)
        #expect(slices.isEmpty)
    }

    @Test func `what somebody deleted or changed is made good`() {
        makePod("a")
        makeService()
        cluster.advance(by: .seconds(1))
        cluster.ask("DELETE", "\(namespace)/endpoints/web")
        for slice in slices {
            cluster.ask("DELETE", "/apis/discovery.k8s.io/v1/namespaces/default/endpointslices/\(slice.name)")
        }
        cluster.settle()
        #expect(addresses("addresses") == ["10.0.1.2"])
        #expect(slices.count == 1)
    }

    @Test func `hand-made Endpoints of a Service without selector are mirrored`() {
        makeService(["selector": nil, "ports": [["port": 80]]])
        #expect(slices.isEmpty)
        cluster.ask(
            "POST",
            "\(namespace)/endpoints",
            [
                "kind": "Endpoints", "apiVersion": "v1", "metadata": ["name": "web"],
                "subsets": [
                    [
                        "addresses": [["ip": "192.0.2.1"]], "notReadyAddresses": [["ip": "192.0.2.2"]],
                        "ports": [["port": 80]],
                    ]
                ],
            ]
        )
        cluster.settle()
        let slice = slices.first
        #expect(slice?.labels["endpointslice.kubernetes.io/managed-by"] == "endpointslicemirroring-controller.k8s.io")
        #expect(slice?["endpoints"]?[0] == ["addresses": ["192.0.2.1"], "conditions": ["ready": true]])
        #expect(slice?["endpoints"]?[1] == ["addresses": ["192.0.2.2"], "conditions": ["ready": false]])
        #expect(slice?["ports"]?[0]?["port"] == 80)

        cluster.ask("DELETE", "\(namespace)/endpoints/web")
        cluster.settle()
        #expect(slices.isEmpty)
    }

    @Test func `a slice holds a hundred endpoints`() {
        for number in 1...120 { makePod("p\(number)") }
        makeService()
        cluster.advance(by: .seconds(1))
        #expect(slices.compactMap { $0["endpoints"]?.array?.count }.sorted() == [20, 100])
        #expect(addresses("addresses").count == 120)

        cluster.ask("DELETE", "\(namespace)/pods/p1?gracePeriodSeconds=0")
        makePod("p121")
        cluster.advance(by: .seconds(2))
        #expect(slices.compactMap { $0["endpoints"]?.array?.count }.reduce(0, +) == 120)
        #expect(slices.count == 2)
    }

    @Test func `the cluster's own server has endpoints`() {
        let own = cluster.ask("GET", "\(namespace)/endpoints/kubernetes").json
        #expect(own["subsets"]?[0]?["ports"] == [["name": "https", "port": 6443, "protocol": "TCP"]])
        let slice = cluster.ask("GET", "/apis/discovery.k8s.io/v1/namespaces/default/endpointslices/kubernetes").json
        #expect(slice["endpoints"]?[0]?["conditions"] == ["ready": true])
    }
}
