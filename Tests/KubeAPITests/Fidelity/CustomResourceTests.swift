import CloudWire
import KubeObjects
import TestSupport
import Testing

struct CustomResourceTests {
    private let cluster: TestCluster
    private let definitions = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions"
    private let path = "/apis/example.com/v1/namespaces/default/widgets"

    init() throws {
        cluster = try TestCluster()
        let schema: JSON = [
            "type": "object",
            "properties": [
                "spec": [
                    "type": "object", "required": ["size"],
                    "properties": [
                        "size": ["type": "integer", "minimum": 1], "colour": ["type": "string", "default": "red"],
                    ],
                ],
                "status": ["type": "object", "properties": ["ready": ["type": "boolean"]]],
            ],
        ]
        let made = cluster.ask(
            "POST",
            "/apis/apiextensions.k8s.io/v1/customresourcedefinitions",
            [
                "kind": "CustomResourceDefinition", "apiVersion": "apiextensions.k8s.io/v1",
                "metadata": ["name": "widgets.example.com"],
                "spec": [
                    "group": "example.com", "scope": "Namespaced", "names": ["kind": "Widget", "plural": "widgets"],
                    "versions": [
                        [
                            "name": "v1", "served": true, "storage": true, "subresources": ["status": [:]],
                            "schema": ["openAPIV3Schema": schema],
                        ]
                    ],
                ],
            ]
        )
        #expect(made.status == 201)
    }

    private func widget(_ spec: JSON) -> JSON {
        ["kind": "Widget", "apiVersion": "example.com/v1", "metadata": ["name": "a"], "spec": spec]
    }

    @Test func `a custom object is served with its defaults and without unknown fields`() {
        let made = cluster.ask("POST", path, widget(["size": 1, "weight": 5]))
        #expect(made.status == 201)
        #expect(made.json["spec"]?.isSame(as: ["size": 1, "colour": "red"]) == true)
        #expect(made.json[path: "metadata", "generation"] == 1)
    }

    @Test func `the older document of schemas has a custom resource for as long as it is defined`() {
        func describes() -> Bool {
            cluster.ask("GET", "/openapi/v2").json[path: "definitions", "com.example.v1.Widget"] != nil
        }
        #expect(describes() && describes())
        cluster.ask("DELETE", "\(definitions)/widgets.example.com")
        cluster.ask(
            "PATCH",
            "\(definitions)/widgets.example.com",
            ["metadata": ["finalizers": nil]],
            type: Manifest.merge
        )
        #expect(!describes())
    }

    @Test func `elements of a custom list repeat their type`() {
        cluster.ask("POST", path, widget(["size": 1]))
        let list = cluster.ask("GET", path).json
        #expect(list["kind"] == "WidgetList")
        #expect(list["items"]?[0]?["kind"] == "Widget")
    }

    @Test func `a custom object that breaks its schema is refused`() {
        let answer = cluster.ask("POST", path, widget(["size": 0]))
        #expect(answer.status == 422)
        #expect(answer.json.message.contains("spec.size: Invalid value: 0: spec.size in body should be greater than"))
    }

    @Test func `a custom update needs a resourceVersion`() {
        cluster.ask("POST", path, widget(["size": 1]))
        let answer = cluster.ask("PUT", "\(path)/a", widget(["size": 2]))
        #expect(answer.status == 422)
        #expect(
            answer.json.message
                == #"widgets.example.com "a" is invalid: metadata.resourceVersion: Invalid value: 0x0: must be "#
                + "specified for an update"
        )
    }

    @Test func `the status of a custom object is a part of its own`() {
        cluster.ask("POST", path, widget(["size": 1]))
        let patch: JSON = ["metadata": ["labels": ["a": "b"]], "spec": ["size": 9], "status": ["ready": true]]
        let answer = cluster.ask("PATCH", "\(path)/a/status", patch, type: Manifest.merge).json
        #expect(answer[path: "status", "ready"] == true)
        #expect(answer[path: "spec", "size"] == 1)
        #expect(answer[path: "metadata", "labels"] == nil)
        #expect(answer[path: "metadata", "generation"] == 1)
    }

    @Test func `an apply need not repeat what another requires`() {
        cluster.ask("POST", path, widget(["size": 1]))
        let forced = cluster.ask(
            "PATCH",
            "\(path)/a?fieldManager=me&force=true",
            widget(["colour": "blue"]),
            type: Manifest.apply
        )
        #expect(forced.json["spec"]?.isSame(as: ["size": 1, "colour": "blue"]) == true)
    }

    @Test func `a definition that is to go takes nothing new of its kind`() {
        cluster.ask("POST", path, widget(["size": 1]))
        let definition = cluster.ask("DELETE", definitions + "/widgets.example.com")
        #expect(definition.status == 200)
        #expect(definition.json[path: "metadata", "deletionTimestamp"] == "2026-01-01T00:00:00Z")
        #expect(definition.json[path: "metadata", "finalizers"] == ["customresourcecleanup.apiextensions.k8s.io"])
        let condition = definition.json[path: "status", "conditions"]?.array?.last
        #expect(condition?["type"] == "Terminating")
        #expect(condition?["reason"] == "InstanceDeletionPending")
        let refused = cluster.ask("POST", path, widget(["size": 1]))
        #expect(refused.status == 405)
        #expect(refused.json["reason"] == "MethodNotAllowed")
        #expect(refused.json.message == "create not allowed while custom resource definition is terminating")
        #expect(cluster.ask("GET", "\(path)/a").status == 200)
    }

    @Test func `a kind that is to go cannot be written any more, as discovery tells`() {
        func verbs() -> JSON? { cluster.ask("GET", "/apis/example.com/v1").json["resources"]?[0]?["verbs"] }
        #expect(verbs() == ["delete", "deletecollection", "get", "list", "patch", "create", "update", "watch"])
        cluster.ask("DELETE", definitions + "/widgets.example.com")
        #expect(verbs() == ["delete", "deletecollection", "get", "list", "watch"])
    }

    @Test func `what is left goes with a definition that somebody freed`() async throws {
        cluster.ask("POST", path, widget(["size": 1]))
        var watch = try #require(cluster.watch(path))
        _ = await watch.events()
        cluster.ask("DELETE", definitions + "/widgets.example.com")
        let free: JSON = ["metadata": ["finalizers": nil]]
        cluster.ask("PATCH", definitions + "/widgets.example.com", free, type: Manifest.merge)
        #expect(await watch.events().map(\.eventText) == ["DELETED a"])
        #expect(cluster.ask("GET", path).status == 404)
    }
}
