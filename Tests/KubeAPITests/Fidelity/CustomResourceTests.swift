import CloudWire
import KubeObjects
import TestSupport
import Testing

struct CustomResourceTests {
    private let cluster: TestCluster
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

    @Test func `the objects of a definition go with it`() async throws {
        cluster.ask("POST", path, widget(["size": 1]))
        var watch = try #require(cluster.watch(path))
        _ = await watch.events()
        cluster.ask("DELETE", "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/widgets.example.com")
        #expect(await watch.events().map(\.eventText) == ["DELETED a"])
        #expect(cluster.ask("GET", path).status == 404)
    }
}
