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
        let stable = cluster.ask("GET", "/apis/networking.k8s.io/v1/namespaces/default/ingresses/a").json
        let newBackend = stable[path: "spec", "rules"]?[0]?[path: "http", "paths"]?[0]?["backend"]
        #expect(newBackend == ["service": ["name": "web", "port": ["number": 80]]])
    }

    @Test func `a new cluster knows no old Ingress`() throws {
        let cluster = try TestCluster(version: "1.32.2-eks.1")
        #expect(cluster.ask("GET", "/apis/networking.k8s.io/v1beta1/ingresses").status == 404)
    }
}
