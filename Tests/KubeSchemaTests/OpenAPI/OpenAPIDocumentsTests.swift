import CloudWire
import KubeObjects
import KubeSchema
import Testing

struct OpenAPIDocumentsTests {
    private static let allVerbs: Set = [
        "create", "delete", "deletecollection", "get", "list", "patch", "update", "watch",
    ]
    private static let deployment = GroupVersionKind(group: "apps", version: "v1", kind: "Deployment")
    private static let deployments = ServedResource(
        kind: deployment,
        plural: "deployments",
        isNamespaced: true,
        verbs: allVerbs,
        subresources: [
            .init(name: "status", kind: deployment, verbs: ["get", "patch", "update"]),
            .init(
                name: "scale",
                kind: GroupVersionKind(group: "autoscaling", version: "v1", kind: "Scale"),
                verbs: ["get", "patch", "update"]
            ),
        ]
    )
    private static let namespaces = ServedResource(
        kind: GroupVersionKind(group: "", version: "v1", kind: "Namespace"),
        plural: "namespaces",
        isNamespaced: false,
        verbs: allVerbs.subtracting(["deletecollection"])
    )
    private static let lamps = ServedResource(
        kind: GroupVersionKind(group: "light.example.com", version: "v1", kind: "Lamp"),
        plural: "lamps",
        isNamespaced: true,
        verbs: allVerbs,
        customSchema: ["type": "object", "properties": ["spec": ["type": "object"]]]
    )
    private let documents = OpenAPIDocuments(resources: [deployments, namespaces, lamps])

    private func operation(_ prefix: String, _ path: String, _ method: String) throws -> JSON {
        let document = try #require(documents.document(at: prefix))
        return try #require(document[path: "paths", path, method])
    }

    @Test func `the index names each version of a group with a hash`() throws {
        let paths = try #require(documents.index["paths"]?.object?.members)
        #expect(paths.map(\.name) == ["api/v1", "apis/apps/v1", "apis/light.example.com/v1"])
        let hash = documents.hash(of: "apis/apps/v1")
        #expect(hash.count == 16)
        #expect(paths[1].value["serverRelativeURL"] == .string("/openapi/v3/apis/apps/v1?hash=\(hash)"))
        #expect(documents.document(at: "apis/batch/v1") == nil)
    }

    @Test func `a hash changes with the schema and not otherwise`() {
        var other = Self.lamps
        other.customSchema = ["type": "object"]
        let changed = OpenAPIDocuments(resources: [Self.deployments, other])
        #expect(changed.hash(of: "apis/apps/v1") == documents.hash(of: "apis/apps/v1"))
        #expect(changed.hash(of: "apis/light.example.com/v1") != documents.hash(of: "apis/light.example.com/v1"))
    }

    @Test func `a patch offers what kubectl looks for before it asks for it`() throws {
        let patch = try operation("apis/apps/v1", "/apis/apps/v1/namespaces/{namespace}/deployments/{name}", "patch")
        let names = (patch["parameters"]?.array ?? []).compactMap { $0["name"]?.string }
        #expect(Set(names).isSuperset(of: ["dryRun", "fieldValidation", "fieldManager", "force"]))
        #expect(patch["parameters"]?.array?.allSatisfy { $0["in"] == "query" } == true)
        #expect(
            patch["x-kubernetes-group-version-kind"] == ["group": "apps", "kind": "Deployment", "version": "v1"]
        )
        #expect(patch["x-kubernetes-action"] == "patch")
        #expect(patch["operationId"] == "patchAppsV1NamespacedDeployment")
        #expect(patch[path: "requestBody", "content", "application/strategic-merge-patch+json"] != nil)
    }

    @Test func `a custom resource is not merged strategically`() throws {
        let path = "/apis/light.example.com/v1/namespaces/{namespace}/lamps/{name}"
        let patch = try operation("apis/light.example.com/v1", path, "patch")
        #expect(patch[path: "requestBody", "content", "application/strategic-merge-patch+json"] == nil)
        #expect(patch[path: "requestBody", "content", "application/merge-patch+json"] != nil)
        #expect(patch["operationId"] == "patchComExampleLightV1NamespacedLamp")
    }

    @Test func `namespaced resources are listed in one namespace and in all, others in one place`() throws {
        let apps = try #require(documents.document(at: "apis/apps/v1")?["paths"]?.object?.members)
        #expect(
            apps.map(\.name) == [
                "/apis/apps/v1/deployments", "/apis/apps/v1/namespaces/{namespace}/deployments",
                "/apis/apps/v1/namespaces/{namespace}/deployments/{name}",
                "/apis/apps/v1/namespaces/{namespace}/deployments/{name}/scale",
                "/apis/apps/v1/namespaces/{namespace}/deployments/{name}/status",
            ]
        )
        let core = try #require(documents.document(at: "api/v1")?["paths"]?.object?.members)
        #expect(core.map(\.name) == ["/api/v1/namespaces", "/api/v1/namespaces/{name}"])
        #expect(core[0].value["delete"] == nil && core[0].value["post"] != nil)
    }

    @Test func `a document defines everything it refers to`() throws {
        for prefix in ["api/v1", "apis/apps/v1", "apis/light.example.com/v1"] {
            let document = try #require(documents.document(at: prefix))
            let defined = Set((document[path: "components", "schemas"]?.object?.members ?? []).map(\.name))
            let missing = references(document).subtracting(defined.map { "#/components/schemas/\($0)" })
            #expect(missing == [])
        }
        let defined = Set((documents.swagger["definitions"]?.object?.members ?? []).map(\.name))
        #expect(references(documents.swagger).subtracting(defined.map { "#/definitions/\($0)" }) == [])
    }

    @Test func `schemas carry the kind and how lists merge`() throws {
        let schemas = try #require(documents.document(at: "apis/apps/v1")?[path: "components", "schemas"])
        #expect(
            schemas[path: "io.k8s.api.apps.v1.Deployment", "x-kubernetes-group-version-kind"] == [
                ["group": "apps", "kind": "Deployment", "version": "v1"]
            ]
        )
        let containers = schemas[path: "io.k8s.api.core.v1.PodSpec", "properties", "containers"]
        #expect(containers?["x-kubernetes-patch-merge-key"] == "name")
        let protocolField = schemas[path: "io.k8s.api.core.v1.ContainerPort", "properties", "protocol"]
        #expect(protocolField?["default"] == "TCP" && protocolField?["x-go-type"] == nil)
        #expect(schemas[path: "io.k8s.apimachinery.pkg.util.intstr.IntOrString", "format"] == "int-or-string")
    }

    @Test func `a custom resource is defined under its reversed group, and its list`() throws {
        let document = try #require(documents.document(at: "apis/light.example.com/v1"))
        let lamp = try #require(document[path: "components", "schemas", "com.example.light.v1.Lamp"])
        #expect(lamp[path: "properties", "spec", "type"] == "object")
        #expect(
            lamp[path: "properties", "metadata", "$ref"]
                == "#/components/schemas/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
        )
        let list = document[path: "components", "schemas", "com.example.light.v1.LampList", "properties", "items"]
        #expect(list?[path: "items", "$ref"] == "#/components/schemas/com.example.light.v1.Lamp")
    }

    @Test func `the second version says bodies as parameters`() throws {
        let path = documents.swagger[path: "paths", "/api/v1/namespaces"]
        let body = path?[path: "post", "parameters"]?[0]
        #expect(body?["in"] == "body" && body?[path: "schema", "$ref"] == "#/definitions/io.k8s.api.core.v1.Namespace")
        #expect(documents.swagger["swagger"] == "2.0")
    }

    private func references(_ value: JSON) -> Set<String> {
        switch value {
        case .object(let object):
            var found: Set<String> = []
            for member in object.members {
                if member.name == "$ref", let text = member.value.string { found.insert(text) }
                found.formUnion(references(member.value))
            }
            return found
        case .array(let elements): return elements.reduce(into: []) { $0.formUnion(references($1)) }
        default: return []
        }
    }
}
