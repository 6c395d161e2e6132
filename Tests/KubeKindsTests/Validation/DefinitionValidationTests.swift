import CloudWire
import KubeKinds
import KubeObjects
import Testing

struct DefinitionValidationTests {
    private func definition(_ change: (inout JSON) -> Void = { _ in }) -> KubeObject {
        var json: JSON = [
            "kind": "CustomResourceDefinition", "apiVersion": "apiextensions.k8s.io/v1",
            "metadata": ["name": "widgets.example.com"],
            "spec": [
                "group": "example.com", "scope": "Namespaced", "names": ["kind": "Widget", "plural": "widgets"],
                "versions": [
                    ["name": "v1", "served": true, "storage": true, "schema": ["openAPIV3Schema": ["type": "object"]]]
                ],
            ],
        ]
        change(&json)
        return KubeObject(json)
    }

    @Test func `a definition that says all it must is right`() {
        #expect(definition().faults == [])
    }

    @Test func `a definition is named after its plural and its group`() {
        #expect(
            definition { $0[path: "metadata", "name"] = "gadgets.example.com" }.faults == [
                #"metadata.name: Invalid value: "gadgets.example.com": must be spec.names.plural+"."+spec.group"#
            ]
        )
    }

    @Test func `one version is the stored one, and each has a schema`() {
        let versions: JSON = [["name": "v1", "served": true, "storage": false]]
        #expect(
            definition { $0[path: "spec", "versions"] = versions }.faults == [
                #"spec.versions: Invalid value: ["v1"]: must have exactly one version marked as storage version"#,
                "spec.versions[0].schema.openAPIV3Schema: Required value: schemas are required",
            ]
        )
    }

    @Test func `a scope is one of two`() {
        #expect(
            definition { $0[path: "spec", "scope"] = "Galaxy" }.faults == [
                #"spec.scope: Unsupported value: "Galaxy": supported values: "Cluster", "Namespaced""#
            ]
        )
    }
}
