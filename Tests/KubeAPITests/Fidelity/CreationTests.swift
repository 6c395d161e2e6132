import CloudWire
import KubeObjects
import TestSupport
import Testing

struct CreationTests {
    private let cluster: TestCluster

    init() throws { cluster = try TestCluster() }

    @Test func `a generated name is the prefix and five characters`() {
        var map = Manifest.map("")
        map[path: "metadata"] = ["generateName": "web-"]
        let name = cluster.ask("POST", Manifest.maps, map).json[path: "metadata", "name"]?.string ?? ""
        #expect(name.hasPrefix("web-"))
        #expect(name.count == 9)
    }

    @Test func `a long prefix is cut so that the generated name fits a label`() {
        var map = Manifest.map("")
        map[path: "metadata"] = ["generateName": .string(String(repeating: "a", count: 80))]
        let name = cluster.ask("POST", Manifest.maps, map).json[path: "metadata", "name"]?.string
        #expect(name?.count == 63)
    }

    @Test func `an object without any name is refused`() {
        let answer = cluster.ask("POST", Manifest.maps, Manifest.map(""))
        #expect(answer.status == 422)
        #expect(
            answer.json.message
                == #"ConfigMap "" is invalid: metadata.name: Required value: name or generateName is required"#
        )
        #expect(answer.json[path: "details", "name"] == nil)
    }

    @Test func `an object with a resourceVersion is not created`() {
        var map = Manifest.map("first")
        map[path: "metadata", "resourceVersion"] = "5"
        let answer = cluster.ask("POST", Manifest.maps, map)
        #expect(answer.status == 500)
        #expect(answer.json.message == "resourceVersion should not be set on objects to be created")
    }

    @Test func `a second object of the name is refused`() {
        cluster.ask("POST", Manifest.maps, Manifest.map("first"))
        let answer = cluster.ask("POST", Manifest.maps, Manifest.map("first"))
        #expect(answer.status == 409)
        #expect(answer.json["reason"] == "AlreadyExists")
        #expect(answer.json.message == #"configmaps "first" already exists"#)
        #expect(answer.json["details"] == ["name": "first", "kind": "configmaps"])
    }

    @Test func `a client chooses neither uid nor times nor deletion`() {
        var map = Manifest.map("first")
        map[path: "metadata", "uid"] = "mine"
        map[path: "metadata", "creationTimestamp"] = "2001-01-01T00:00:00Z"
        map[path: "metadata", "deletionTimestamp"] = "2001-01-01T00:00:00Z"
        let made = cluster.ask("POST", Manifest.maps, map).json
        #expect(made[path: "metadata", "uid"] != "mine")
        #expect(made[path: "metadata", "creationTimestamp"] == "2026-01-01T00:00:00Z")
        #expect(made[path: "metadata", "deletionTimestamp"] == nil)
    }

    @Test func `an object of another namespace than the path's is refused`() {
        var map = Manifest.map("first")
        map[path: "metadata", "namespace"] = "kube-system"
        let answer = cluster.ask("POST", Manifest.maps, map)
        #expect(answer.status == 400)
        #expect(
            answer.json.message
                == "the namespace of the provided object does not match the namespace sent on the request"
        )
    }

    @Test func `an object of another version than the path's is refused`() {
        var map = Manifest.map("first")
        map[path: "apiVersion"] = "v2"
        let answer = cluster.ask("POST", Manifest.maps, map)
        #expect(answer.status == 400)
        #expect(
            answer.json.message
                == "the API version in the data (v2) does not match the expected API version (v1)"
        )
    }

    @Test func `an object of another kind than the path's is refused`() {
        var map = Manifest.map("first")
        map[path: "kind"] = "Secret"
        let answer = cluster.ask("POST", Manifest.maps, map)
        #expect(answer.status == 400)
        #expect(
            answer.json.message
                == #"Secret in version "v1" cannot be handled as a ConfigMap: converting (v1.Secret) to "#
                + "(core.ConfigMap): unknown conversion"
        )
    }

    @Test func `a list over all namespaces takes no new objects`() {
        let answer = cluster.ask("POST", "/api/v1/configmaps", Manifest.map("first"))
        #expect(answer.status == 405)
        #expect(answer.json["reason"] == "MethodNotAllowed")
    }

    @Test func `a value of the wrong type is refused`() {
        var web = Manifest.deployment("web")
        web[path: "spec", "replicas"] = "three"
        let answer = cluster.ask("POST", Manifest.deployments, web)
        #expect(answer.status == 400)
        #expect(
            answer.json.message.hasPrefix(#"Deployment in version "v1" cannot be handled as a Deployment: json: "#)
        )
    }

    @Test func `a deployment begins with defaults and its first generation`() {
        let made = cluster.ask("POST", Manifest.deployments, Manifest.deployment("web")).json
        #expect(made[path: "metadata", "generation"] == 1)
        #expect(made[path: "spec", "strategy", "rollingUpdate", "maxSurge"] == "25%")
        #expect(made[path: "spec", "progressDeadlineSeconds"] == 600)
        #expect(made["status"] == [:])
    }

    @Test func `a pod has no generation`() {
        let made = cluster.ask("POST", Manifest.pods, Manifest.pod("web")).json
        #expect(made[path: "metadata", "generation"] == nil)
        #expect(made[path: "status", "phase"] == "Pending")
    }
}
