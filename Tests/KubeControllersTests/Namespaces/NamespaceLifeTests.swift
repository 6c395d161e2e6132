import CloudWire
import KubeControllers
import KubeObjects
import TestSupport
import Testing

struct NamespaceLifeTests {
    private let cluster: TestCluster
    private let path = "/api/v1/namespaces/team"

    init() throws {
        cluster = try TestCluster(controllers: BuiltInControllers.all)
        cluster.ask(
            "POST",
            "/api/v1/namespaces",
            ["kind": "Namespace", "apiVersion": "v1", "metadata": ["name": "team"]]
        )
        cluster.settle()
    }

    private func condition(_ type: String) -> JSON? {
        cluster.ask("GET", path).json[path: "status", "conditions"]?.array?.first { $0["type"]?.string == type }
    }

    @Test func `a new namespace has an account and the server's certificate`() {
        #expect(cluster.ask("GET", "\(path)/serviceaccounts/default").status == 200)
        #expect(cluster.ask("GET", "\(path)/configmaps/kube-root-ca.crt").json[path: "data", "ca.crt"] != nil)
        cluster.ask("DELETE", "\(path)/serviceaccounts/default")
        cluster.ask("DELETE", "\(path)/configmaps/kube-root-ca.crt")
        cluster.settle()
        #expect(cluster.ask("GET", "\(path)/serviceaccounts/default").status == 200)
        #expect(cluster.ask("GET", "\(path)/configmaps/kube-root-ca.crt").status == 200)
    }

    @Test func `a deleted namespace goes with all that is in it`() {
        cluster.ask(
            "POST",
            "\(path)/pods",
            [
                "kind": "Pod", "apiVersion": "v1", "metadata": ["name": "web"],
                "spec": ["containers": [["name": "web", "image": "nginx"]]],
            ]
        )
        cluster.advance(by: .seconds(5))
        cluster.ask("DELETE", path)
        cluster.settle()
        #expect(cluster.ask("GET", path).json[path: "status", "phase"] == "Terminating")
        #expect(condition("NamespaceContentRemaining")?["reason"] == "SomeResourcesRemain")

        cluster.advance(by: .seconds(5))
        #expect(cluster.ask("GET", path).status == 404)
        #expect(cluster.ask("GET", "\(path)/events").json["items"]?.array?.isEmpty == true)
    }

    @Test func `a finalizer of an object holds its namespace, which says so`() {
        cluster.ask(
            "POST",
            "\(path)/secrets",
            [
                "kind": "Secret", "apiVersion": "v1",
                "metadata": ["name": "held", "finalizers": ["example.com/hold"]],
            ]
        )
        cluster.ask("DELETE", path)
        cluster.settle()
        #expect(
            condition("NamespaceContentRemaining")?["message"]
                == "Some resources are remaining: secrets. has 1 resource instances"
        )
        #expect(
            condition("NamespaceFinalizersRemaining")?["message"]
                == "Some content in the namespace has finalizers remaining: example.com/hold in 1 resource instances"
        )
        #expect(condition("NamespaceDeletionDiscoveryFailure")?["status"] == "False")

        cluster.ask(
            "PATCH",
            "\(path)/secrets/held",
            ["metadata": ["finalizers": nil]],
            type: "application/merge-patch+json"
        )
        cluster.settle()
        #expect(cluster.ask("GET", path).status == 404)
    }
}
