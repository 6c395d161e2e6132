import CloudWire
import KubeObjects
import KubeSchema
import Testing

/// The protobuf form of the document at `/openapi/v2`, by the field numbers that kubectl reads.
@Suite struct BinarySwaggerTests {
    private static let verbs: Set = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"]
    private static let service = ServedResource(
        kind: GroupVersionKind(group: "", version: "v1", kind: "Service"),
        plural: "services",
        isNamespaced: true,
        verbs: verbs
    )

    private static func lamps(_ schema: JSON) -> ServedResource {
        ServedResource(
            kind: GroupVersionKind(group: "light.example.com", version: "v1", kind: "Lamp"),
            plural: "lamps",
            isNamespaced: true,
            verbs: verbs,
            customSchema: schema
        )
    }

    private func document(_ resources: ServedResource...) throws -> WireFields {
        try #require(WireFields(OpenAPIDocuments(resources: resources).binarySwagger))
    }

    private func definition(_ name: String, in document: WireFields) throws -> WireFields {
        try #require(document[9]?.pair(1, name))
    }

    private func property(_ name: String, of schema: WireFields) throws -> WireFields {
        try #require(schema[25]?.pair(1, name))
    }

    /// The lamp's spec under a schema of its own.
    private func lampSpec(_ spec: JSON) throws -> WireFields {
        let document = try document(Self.lamps(["type": "object", "properties": ["spec": spec]]))
        return try property("spec", of: try definition("com.example.light.v1.Lamp", in: document))
    }

    @Test func `the document has its version, its title, its paths and its definitions`() throws {
        let document = try document(Self.service)
        let swagger = OpenAPIDocuments(resources: [Self.service]).swagger
        #expect(document.all.map(\.number) == [1, 2, 8, 9])
        #expect(document.text(1) == "2.0" && document[2]?.text(1) == "Kubernetes")
        #expect(document[8]?.messages(2).map { $0.text(1) } == swagger["paths"]?.object?.members.map(\.name))
        #expect(document[9]?.messages(1).map { $0.text(1) } == swagger["definitions"]?.object?.members.map(\.name))
    }

    @Test func `a patch says its kind as YAML and its parameters by their places`() throws {
        let path = "/api/v1/namespaces/{namespace}/services/{name}"
        let item = try #require(try document(Self.service)[8]?.pair(2, path))
        let patch = try #require(item[8])
        #expect(patch.text(5) == "patchCoreV1NamespacedService")
        #expect(
            patch.pair(13, "x-kubernetes-group-version-kind")?.text(2) == "group: \"\"\nkind: Service\nversion: v1\n"
        )
        #expect(patch.pair(13, "x-kubernetes-action")?.text(2) == "patch\n")
        let query = patch.messages(8).compactMap { $0[1, 2, 3]?.text(4) }
        #expect(Set(query).isSuperset(of: ["dryRun", "fieldValidation", "fieldManager", "force"]))
        let body = try #require(patch.messages(8).compactMap { $0[1, 1] }.first)
        #expect(body.text(2) == "body" && body.text(3) == "body" && body.value(4) == .number(1))
        #expect(body[5]?.text(1) == "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.Patch")
        #expect(item.messages(9).compactMap { $0[1, 2, 4]?.text(4) } == ["name", "namespace"])
        #expect(item.messages(9).compactMap { $0[1, 2, 4]?.value(19) } == [.number(1), .number(1)])
    }

    @Test func `an operation says what it takes, what it gives and what answers it`() throws {
        let item = try #require(try document(Self.service)[8]?.pair(2, "/api/v1/namespaces/{namespace}/services"))
        let list = try #require(item[2])
        #expect(list.texts(1) == ["core_v1"])
        #expect(list.texts(6) == ["application/json", "application/json;stream=watch"])
        #expect(item[4]?.texts(7) == ["application/json"])
        let answer = try #require(list[9]?.pair(1, "200")?[1])
        #expect(answer.text(1) == "OK")
        #expect(answer[2, 1]?.text(1) == "#/definitions/io.k8s.api.core.v1.ServiceList")
        #expect(list[9]?.pair(1, "401")?[1]?.text(1) == "Unauthorized")
    }

    @Test func `a schema has its fields, and how its lists merge`() throws {
        let document = try document(Self.service)
        let spec = try definition("io.k8s.api.core.v1.ServiceSpec", in: document)
        #expect(spec[22]?.texts(1) == ["object"])
        let ports = try property("ports", of: spec)
        #expect(ports[22]?.texts(1) == ["array"])
        #expect(ports[23, 1]?.text(1) == "#/definitions/io.k8s.api.core.v1.ServicePort")
        #expect(ports.pair(31, "x-kubernetes-patch-merge-key")?.text(2) == "port\n")
        #expect(ports.pair(31, "x-kubernetes-list-map-keys")?.text(2) == "- port\n- protocol\n")
        let selector = try property("selector", of: spec)
        #expect(selector[21, 1, 22]?.texts(1) == ["string"])
        let port = try definition("io.k8s.api.core.v1.ServicePort", in: document)
        #expect(port.texts(19) == ["port"])
        #expect(try property("protocol", of: port)[5]?.text(2) == "TCP\n")
        #expect(try property("port", of: port).text(2) == "int32")
        let service = try definition("io.k8s.api.core.v1.Service", in: document)
        let kinds = "- group: \"\"\n  kind: Service\n  version: v1\n"
        #expect(service.pair(31, "x-kubernetes-group-version-kind")?.text(2) == kinds)
    }

    @Test func `the limits of a custom resource's values are told`() throws {
        let size = try property(
            "size",
            of: try lampSpec([
                "type": "object",
                "properties": [
                    "size": [
                        "type": "integer", "minimum": 1, "maximum": .double(2.5), "exclusiveMaximum": true,
                        "maxLength": 300, "enum": [1, "two", "true", ["a": ["b", 3]]],
                    ]
                ],
            ])
        )
        #expect(size.value(9) == .eightBytes([0, 0, 0, 0, 0, 0, 0xF0, 0x3F]))
        #expect(size.value(7) == .eightBytes([0, 0, 0, 0, 0, 0, 0x04, 0x40]))
        #expect(size.value(8) == .number(1) && size.value(11) == .number(300))
        #expect(size.messages(20).map { $0.text(2) } == ["1\n", "two\n", "\"true\"\n", "a:\n    - b\n    - 3\n"])
    }

    @Test func `what Swagger has no words for is left out`() throws {
        let either = try lampSpec(["type": "object", "oneOf": [["required": ["a"]]], "description": "a lamp"])
        #expect(either.all.map(\.number) == [4, 22])
        #expect(try lampSpec(["type": "string", "nullable": true]).all.map(\.number) == [])
        let mixed = try lampSpec(["anyOf": [["type": "string"]], "x-kubernetes-int-or-string": true])
        #expect(mixed.all.map(\.number) == [31])
        let more = try lampSpec(["type": "object", "additionalProperties": false])
        #expect(more[21]?.value(2) == .number(0))
    }

    @Test func `an object of any fields has none that kubectl could hold against others`() throws {
        let open: JSON = [
            "type": "object", "properties": ["a": ["type": "string"]], "x-kubernetes-preserve-unknown-fields": true,
        ]
        #expect(try lampSpec(open).all.map(\.number) == [31])
        let lamp = try definition("com.example.light.v1.Lamp", in: try document(Self.lamps(open)))
        #expect(lamp[22]?.texts(1) == ["object"])
        #expect(lamp[25] == nil)
        #expect(lamp.pair(31, "x-kubernetes-group-version-kind") != nil)
    }
}
