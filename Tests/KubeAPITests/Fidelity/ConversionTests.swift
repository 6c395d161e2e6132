import CloudWire
import KubeObjects
import TestSupport
import Testing

struct ConversionTests {
    @Test func `an Event is one in both groups`() throws {
        let cluster = try TestCluster()
        let event: JSON = [
            "kind": "Event", "apiVersion": "v1", "metadata": ["name": "a", "namespace": "default"],
            "involvedObject": ["kind": "Pod", "namespace": "default", "name": "web"], "reason": "Tested",
            "message": "seen", "type": "Normal", "source": ["component": "tests"],
        ]
        #expect(cluster.ask("POST", "/api/v1/namespaces/default/events", event).status == 201)
        let other = cluster.ask("GET", "/apis/events.k8s.io/v1/namespaces/default/events/a").json
        #expect(other["apiVersion"] == "events.k8s.io/v1")
        #expect(other["note"] == "seen")
        #expect(other[path: "regarding", "name"] == "web")
        #expect(other[path: "deprecatedSource", "component"] == "tests")
        #expect(other["message"] == nil)
    }

    @Test func `an Ingress of an old version is one of the new`() throws {
        let cluster = try TestCluster(version: "1.18.4")
        let path = "/apis/networking.k8s.io/v1beta1/namespaces/default/ingresses"
        let ingress: JSON = [
            "kind": "Ingress", "apiVersion": "networking.k8s.io/v1beta1", "metadata": ["name": "a"],
            "spec": [
                "rules": [
                    ["http": ["paths": [["path": "/", "backend": ["serviceName": "web", "servicePort": 80]]]]]
                ]
            ],
        ]
        let made = cluster.ask("POST", path, ingress)
        #expect(made.status == 201)
        #expect(made.json["apiVersion"] == "networking.k8s.io/v1beta1")
        let backend = made.json[path: "spec", "rules"]?[0]?[path: "http", "paths"]?[0]?["backend"]
        #expect(backend?.isSame(as: ["serviceName": "web", "servicePort": 80]) == true)
        let newer = try TestCluster(version: "1.20.6")
        #expect(newer.ask("POST", path, ingress).status == 201)
        let stable = newer.ask("GET", "/apis/networking.k8s.io/v1/namespaces/default/ingresses/a").json
        let newBackend = stable[path: "spec", "rules"]?[0]?[path: "http", "paths"]?[0]?["backend"]
        #expect(newBackend == ["service": ["name": "web", "port": ["number": 80]]])
    }

    @Test func `a new cluster knows no old Ingress`() throws {
        let cluster = try TestCluster(version: "1.32.2-eks.1")
        #expect(cluster.ask("GET", "/apis/networking.k8s.io/v1beta1/ingresses").status == 404)
    }

    @Test func `an Ingress is one in the oldest group too`() throws {
        let cluster = try TestCluster(version: "1.18.4")
        let path = "/apis/extensions/v1beta1/namespaces/default/ingresses"
        let ingress: JSON = [
            "kind": "Ingress", "apiVersion": "extensions/v1beta1", "metadata": ["name": "a"],
            "spec": ["backend": ["serviceName": "web", "servicePort": "http"]],
        ]
        let made = cluster.ask("POST", path, ingress)
        #expect(made.status == 201)
        #expect(made.json["apiVersion"] == "extensions/v1beta1")
        #expect(made.json[path: "spec", "backend"]?.isSame(as: ["serviceName": "web", "servicePort": "http"]) == true)
        let list = cluster.ask("GET", path).json
        #expect(list["apiVersion"] == "extensions/v1beta1")
        #expect(list.itemNames == ["a"])
        let same = cluster.ask("GET", "/apis/networking.k8s.io/v1beta1/namespaces/default/ingresses/a").json
        #expect(same[path: "metadata", "uid"] == made.json[path: "metadata", "uid"])
        let patch: JSON = ["metadata": ["labels": ["a": "b"]]]
        let changed = cluster.ask("PATCH", "\(path)/a", patch, type: Manifest.strategic).json
        #expect(changed[path: "metadata", "labels", "a"] == "b")
    }

    @Test(arguments: [
        (
            "1.18.4",
            ["extensions/v1beta1", "networking.k8s.io/v1beta1", "discovery.k8s.io/v1beta1", "events.k8s.io/v1beta1"],
            ["networking.k8s.io/v1", "discovery.k8s.io/v1", "events.k8s.io/v1"]
        ),
        (
            "1.20.6",
            ["extensions/v1beta1", "networking.k8s.io/v1", "networking.k8s.io/v1beta1", "events.k8s.io/v1"],
            ["discovery.k8s.io/v1"]
        ),
        (
            "1.22.5", ["networking.k8s.io/v1", "discovery.k8s.io/v1", "discovery.k8s.io/v1beta1"],
            ["extensions/v1beta1", "networking.k8s.io/v1beta1", "coordination.k8s.io/v1beta1"]
        ),
        (
            "1.32.2", ["networking.k8s.io/v1", "events.k8s.io/v1"],
            ["discovery.k8s.io/v1beta1", "events.k8s.io/v1beta1"]
        ),
    ])
    func `a server serves what servers of its age did`(version: String, served: [String], others: [String]) throws {
        let cluster = try TestCluster(version: version)
        for group in served { #expect(cluster.ask("GET", "/apis/\(group)").status == 200, "\(group)") }
        for group in others { #expect(cluster.ask("GET", "/apis/\(group)").status == 404, "\(group)") }
        for group in served { #expect(cluster.ask("GET", "/openapi/v3/apis/\(group)").status == 200, "\(group)") }
    }

    @Test func `an Event made in the newer group is listed in the core group`() throws {
        let cluster = try TestCluster()
        let event: JSON = [
            "kind": "Event", "apiVersion": "events.k8s.io/v1", "metadata": ["name": "a", "namespace": "default"],
            "eventTime": "2026-01-01T00:00:00.000000Z", "reportingController": "example.com/tests",
            "reportingInstance": "one", "action": "Testing", "reason": "Tested", "type": "Normal", "note": "seen",
            "regarding": ["kind": "Pod", "namespace": "default", "name": "web"],
        ]
        let made = cluster.ask("POST", "/apis/events.k8s.io/v1/namespaces/default/events", event)
        #expect(made.status == 201)
        #expect(made.json["note"] == "seen")
        let items = cluster.ask("GET", "/api/v1/namespaces/default/events").json["items"]?.array ?? []
        #expect(items.map { $0["message"] } == ["seen"])
    }

    @Test func `the topology of an old EndpointSlice is node and zone of a new`() throws {
        let cluster = try TestCluster(version: "1.21.3")
        let slice: JSON = [
            "kind": "EndpointSlice", "apiVersion": "discovery.k8s.io/v1beta1", "metadata": ["name": "a"],
            "addressType": "IPv4", "ports": [],
            "endpoints": [
                [
                    "addresses": ["10.0.0.1"],
                    "topology": ["kubernetes.io/hostname": "n", "topology.kubernetes.io/zone": "z", "rack": "r"],
                ]
            ],
        ]
        let beta = "/apis/discovery.k8s.io/v1beta1/namespaces/default/endpointslices"
        #expect(cluster.ask("POST", beta, slice).status == 201)
        let stable = cluster.ask("GET", "/apis/discovery.k8s.io/v1/namespaces/default/endpointslices/a").json
        let endpoint = stable["endpoints"]?[0]
        #expect(endpoint?["nodeName"] == "n")
        #expect(endpoint?["zone"] == "z")
        #expect(endpoint?["deprecatedTopology"] == ["rack": "r"])
        let old = cluster.ask("GET", "\(beta)/a").json["endpoints"]?[0]
        #expect(old?[path: "topology", "topology.kubernetes.io/zone"] == "z")
        #expect(old?["zone"] == nil)
    }
}
