import CloudWire
import KubeObjects
import TestSupport
import Testing

struct CustomScaleTests {
    private let cluster: TestCluster
    private let path = "/apis/example.com/v1/namespaces/default/fleets/a"

    init() throws {
        cluster = try TestCluster()
        let schema: JSON = [
            "type": "object",
            "properties": [
                "spec": ["type": "object", "properties": ["ships": ["type": "integer", "maximum": 9]]],
                "status": [
                    "type": "object",
                    "properties": ["ships": ["type": "integer"], "selector": ["type": "string"]],
                ],
            ],
        ]
        let scale: JSON = [
            "specReplicasPath": ".spec.ships", "statusReplicasPath": ".status.ships",
            "labelSelectorPath": ".status.selector",
        ]
        let definition: JSON = [
            "kind": "CustomResourceDefinition", "apiVersion": "apiextensions.k8s.io/v1",
            "metadata": ["name": "fleets.example.com"],
            "spec": [
                "group": "example.com", "scope": "Namespaced", "names": ["kind": "Fleet", "plural": "fleets"],
                "versions": [
                    [
                        "name": "v1", "served": true, "storage": true, "schema": ["openAPIV3Schema": schema],
                        "subresources": ["status": [:], "scale": scale],
                    ]
                ],
            ],
        ]
        cluster.ask("POST", "/apis/apiextensions.k8s.io/v1/customresourcedefinitions", definition)
        let fleet: JSON = [
            "kind": "Fleet", "apiVersion": "example.com/v1", "metadata": ["name": "a"], "spec": ["ships": 2],
        ]
        let made = cluster.ask("POST", "/apis/example.com/v1/namespaces/default/fleets", fleet)
        #expect(made.status == 201)
        let status: JSON = ["status": ["ships": 1, "selector": "app=fleet"]]
        cluster.ask("PATCH", "\(path)/status", status, type: Manifest.merge)
    }

    @Test func `the scale tells what the definition's paths lead to`() {
        let scale = cluster.ask("GET", "\(path)/scale").json
        #expect(scale["kind"] == "Scale")
        #expect(scale["apiVersion"] == "autoscaling/v1")
        #expect(scale[path: "metadata", "name"] == "a")
        #expect(scale["spec"] == ["replicas": 2])
        #expect(scale["status"]?.isSame(as: ["replicas": 1, "selector": "app=fleet"]) == true)
    }

    @Test func `a patch of the scale changes the object`() {
        let answer = cluster.ask("PATCH", "\(path)/scale", ["spec": ["replicas": 5]], type: Manifest.merge)
        #expect(answer.status == 200)
        #expect(answer.json[path: "spec", "replicas"] == 5)
        let fleet = cluster.ask("GET", path).json
        #expect(fleet[path: "spec", "ships"] == 5)
        #expect(fleet[path: "metadata", "generation"] == 2)
        #expect(fleet[path: "status", "ships"] == 1)
    }

    @Test func `a scale may be put blindly, and with a revision only if that is the newest`() {
        var scale: JSON = [
            "kind": "Scale", "apiVersion": "autoscaling/v1", "metadata": ["name": "a", "namespace": "default"],
            "spec": ["replicas": 3],
        ]
        #expect(cluster.ask("PUT", "\(path)/scale", scale).status == 200)
        scale[path: "metadata", "resourceVersion"] = "1"
        #expect(cluster.ask("PUT", "\(path)/scale", scale).status == 409)
    }

    @Test func `a scale that the schema does not allow is refused`() {
        let answer = cluster.ask("PATCH", "\(path)/scale", ["spec": ["replicas": 10]], type: Manifest.merge)
        #expect(answer.status == 422)
        #expect(answer.json.message.hasPrefix(#"Fleet.example.com "a" is invalid: spec.ships: Invalid value: 10"#))
    }

    @Test func `an object that does not say how many has no scale`() {
        cluster.ask("PATCH", path, ["spec": ["ships": nil]], type: Manifest.merge)
        let answer = cluster.ask("GET", "\(path)/scale")
        #expect(answer.status == 500)
        #expect(
            answer.json.message == #"Internal error occurred: the spec replicas field ".spec.ships" does not exist"#
        )
    }

    @Test func `discovery lists the scale behind the status`() {
        let resources = cluster.ask("GET", "/apis/example.com/v1").json["resources"]?.array ?? []
        #expect(resources.compactMap { $0["name"]?.string } == ["fleets", "fleets/status", "fleets/scale"])
        #expect(resources.last?["group"] == "autoscaling")
    }
}
