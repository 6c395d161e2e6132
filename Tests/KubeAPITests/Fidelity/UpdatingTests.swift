import CloudWire
import KubeObjects
import TestSupport
import Testing

struct UpdatingTests {
    private let cluster: TestCluster

    init() throws { cluster = try TestCluster() }

    @Test func `an update under another name is refused`() {
        cluster.ask("POST", Manifest.maps, Manifest.map("a"))
        let answer = cluster.ask("PUT", "\(Manifest.maps)/a", Manifest.map("b"))
        #expect(answer.status == 400)
        #expect(answer.json.message == "the name of the object (b) does not match the name on the URL (a)")
    }

    @Test func `an update without a name is refused`() {
        cluster.ask("POST", Manifest.maps, Manifest.map("a"))
        let answer = cluster.ask("PUT", "\(Manifest.maps)/a", Manifest.map(""))
        #expect(
            answer.json.message
                == "the name of the object (a based on URL) was undeterminable: name must be provided"
        )
    }

    @Test func `an update in another namespace is refused`() {
        cluster.ask("POST", Manifest.maps, Manifest.map("a"))
        var map = Manifest.map("a")
        map[path: "metadata", "namespace"] = "kube-system"
        #expect(
            cluster.ask("PUT", "\(Manifest.maps)/a", map).json.message
                == "the namespace of the object (kube-system) does not match the namespace on the request (default)"
        )
    }

    @Test func `an update of what is not there is not found`() {
        let answer = cluster.ask("PUT", "\(Manifest.maps)/a", Manifest.map("a"))
        #expect(answer.status == 404)
        #expect(answer.json.message == #"configmaps "a" not found"#)
    }

    @Test func `an update of a service that is not there makes it`() {
        let answer = cluster.ask("PUT", "\(Manifest.services)/web", Manifest.service("web"))
        #expect(answer.status == 201)
        #expect(cluster.ask("GET", "\(Manifest.services)/web").status == 200)
    }

    @Test func `an update of a definition needs a resourceVersion`() {
        let path = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/tkeserviceconfigs.cloud.tencent.com"
        var definition = cluster.ask("GET", path).json
        definition[path: "metadata", "resourceVersion"] = nil
        let answer = cluster.ask("PUT", path, definition)
        #expect(answer.status == 422)
        #expect(
            answer.json.message.hasSuffix(
                "is invalid: metadata.resourceVersion: Invalid value: 0x0: must be specified for an update"
            )
        )
    }

    @Test func `the generation counts changes of the spec alone`() {
        cluster.ask("POST", Manifest.deployments, Manifest.deployment("web"))
        var web = Manifest.deployment("web")
        web[path: "metadata", "labels"] = ["a": "b"]
        let labelled = cluster.ask("PUT", "\(Manifest.deployments)/web", web).json
        #expect(labelled[path: "metadata", "generation"] == 1)
        let scaled = cluster.ask("PUT", "\(Manifest.deployments)/web", Manifest.deployment("web", replicas: 2)).json
        #expect(scaled[path: "metadata", "generation"] == 2)
    }

    @Test func `a selector of a deployment never changes`() {
        cluster.ask("POST", Manifest.deployments, Manifest.deployment("web"))
        var web = Manifest.deployment("web")
        web[path: "spec", "selector", "matchLabels"] = ["app": "db"]
        web[path: "spec", "template", "metadata", "labels"] = ["app": "db"]
        let answer = cluster.ask("PUT", "\(Manifest.deployments)/web", web)
        #expect(answer.status == 422)
        #expect(answer.json.message.hasSuffix("field is immutable"))
    }

    @Test func `the type of a secret never changes`() {
        let secrets = "/api/v1/namespaces/default/secrets"
        let secret: JSON = ["kind": "Secret", "apiVersion": "v1", "metadata": ["name": "a"]]
        #expect(cluster.ask("POST", secrets, secret).json["type"] == "Opaque")
        let answer = cluster.ask("PATCH", "\(secrets)/a", ["type": "mine"], type: Manifest.merge)
        #expect(answer.status == 422)
        #expect(answer.json.message.contains(#"type: Invalid value: "mine": field is immutable"#))
    }

    @Test func `two writers of one revision make one conflict`() {
        let made = cluster.ask("POST", Manifest.maps, Manifest.map("a")).json
        let answers = ["x", "y"].map { value in
            var map = made
            map[path: "data", "a"] = .string(value)
            return cluster.ask("PUT", "\(Manifest.maps)/a", map)
        }
        #expect(answers.map(\.status) == [200, 409])
        #expect(
            answers[1].json.message
                == #"Operation cannot be fulfilled on configmaps "a": the object has been modified; please apply "#
                + "your changes to the latest version and try again"
        )
    }
}
