import CloudWire
import KubeObjects
import TestSupport
import Testing

struct NamespaceTests {
    private let cluster: TestCluster

    init() throws {
        cluster = try TestCluster()
        cluster.ask(
            "POST",
            "/api/v1/namespaces",
            ["kind": "Namespace", "apiVersion": "v1", "metadata": ["name": "shop"]]
        )
    }

    @Test func `a namespace begins with its label and its finalizer`() {
        let shop = cluster.ask("GET", "/api/v1/namespaces/shop").json
        #expect(shop[path: "metadata", "labels", "kubernetes.io/metadata.name"] == "shop")
        #expect(shop[path: "spec", "finalizers"] == ["kubernetes"])
        #expect(shop[path: "status", "phase"] == "Active")
    }

    @Test func `not even an Event comes to a namespace that goes`() {
        cluster.ask("DELETE", "/api/v1/namespaces/shop")
        let event: JSON = [
            "kind": "Event", "apiVersion": "v1", "metadata": ["name": "a", "namespace": "shop"],
            "involvedObject": ["kind": "Pod", "namespace": "shop", "name": "web"],
        ]
        let answer = cluster.ask("POST", "/api/v1/namespaces/shop/events", event)
        #expect(answer.status == 403)
        #expect(answer.json[path: "details", "causes"]?[0]?["message"] == "namespace shop is being terminated")
    }

    @Test func `nothing new comes to a namespace that goes`() {
        let deleted = cluster.ask("DELETE", "/api/v1/namespaces/shop").json
        #expect(deleted[path: "status", "phase"] == "Terminating")
        let answer = cluster.ask("POST", "/api/v1/namespaces/shop/configmaps", Manifest.map("a"))
        #expect(answer.status == 403)
        #expect(
            answer.json.message
                == #"configmaps "a" is forbidden: unable to create new content in namespace shop because it is being "#
                + "terminated"
        )
        #expect(answer.json[path: "details", "causes"]?[0]?["reason"] == "NamespaceTerminating")
    }

    @Test func `a namespace goes once its finalizers are through`() {
        cluster.ask("DELETE", "/api/v1/namespaces/shop")
        var shop = cluster.ask("GET", "/api/v1/namespaces/shop").json
        shop[path: "spec", "finalizers"] = []
        cluster.ask("PUT", "/api/v1/namespaces/shop", shop)
        #expect(cluster.ask("GET", "/api/v1/namespaces/shop").status == 200)
        cluster.ask("PUT", "/api/v1/namespaces/shop/finalize", shop)
        #expect(cluster.ask("GET", "/api/v1/namespaces/shop").status == 404)
    }
}
