import CloudWire
import KubeObjects
import TestSupport
import Testing

struct WarningTests {
    private let cluster: TestCluster

    init() throws { cluster = try TestCluster() }

    @Test func `an unknown field is warned of, refused, or passed over`() {
        var web = Manifest.deployment("web")
        web[path: "spec", "colour"] = "red"
        #expect(
            cluster.warnings("POST", "\(Manifest.deployments)?dryRun=All", web)
                == [#"299 - "unknown field \"spec.colour\"""#]
        )
        let strict = cluster.ask("POST", "\(Manifest.deployments)?fieldValidation=Strict", web)
        #expect(strict.status == 400)
        #expect(
            strict.json.message
                == #"Deployment in version "v1" cannot be handled as a Deployment: strict decoding error: unknown "#
                + #"field "spec.colour""#
        )
        #expect(cluster.warnings("POST", "\(Manifest.deployments)?fieldValidation=Ignore", web).isEmpty)
    }

    @Test func `an update is warned of as a creation is`() {
        cluster.ask("POST", Manifest.services, Manifest.service("a"))
        var service = Manifest.service("a")
        service[path: "spec", "externalName"] = "example.com"
        #expect(
            cluster.warnings("PUT", "\(Manifest.services)/a", service)
                == [#"299 - "spec.externalName is ignored when spec.type is not \"ExternalName\"""#]
        )
    }

    @Test func `rules that nobody evaluates are warned of`() {
        let rules: JSON = [["rule": "self > 1"]]
        let schema: JSON = [
            "type": "object",
            "properties": [
                "sizes": ["type": "array", "items": ["type": "integer", "x-kubernetes-validations": rules]]
            ],
        ]
        let definition: JSON = [
            "kind": "CustomResourceDefinition", "apiVersion": "apiextensions.k8s.io/v1",
            "metadata": ["name": "widgets.example.com"],
            "spec": [
                "group": "example.com", "scope": "Namespaced", "names": ["kind": "Widget", "plural": "widgets"],
                "versions": [
                    ["name": "v1", "served": true, "storage": true, "schema": ["openAPIV3Schema": schema]]
                ],
            ],
        ]
        let place = "spec.versions[0].schema.openAPIV3Schema.properties[sizes].items.x-kubernetes-validations"
        #expect(
            cluster.warnings("POST", "/apis/apiextensions.k8s.io/v1/customresourcedefinitions", definition)
                == [
                    "299 - \"\(place): validation rules are kept but not evaluated here: objects that break them are "
                        + "accepted\""
                ]
        )
    }
}
