import CloudWire
import KubeObjects
import KubeSchema
import Testing

struct FieldValidationTests {
    private func found(_ text: String, _ apiVersion: String, _ kind: String) throws -> [String] {
        let groupVersion = try #require(GroupVersion(apiVersion))
        let kind = GroupVersionKind(groupVersion, kind: kind)
        let schema = try #require(SchemaCatalogue.kubernetes.schema(of: kind))
        return FieldValidation.unknownFields(in: try JSONParser.parse(Array(text.utf8)), schema: schema)
    }

    @Test func `an unknown field is named by its path`() throws {
        let text = #"{"spec": {"foo": 1, "ports": [{"port": 1}, {"Port": 2}]}, "extra": {"a": {"b": 1}}}"#
        #expect(
            try found(text, "v1", "Service") == [
                #"unknown field "spec.foo""#, #"unknown field "spec.ports[1].Port""#, #"unknown field "extra""#,
            ]
        )
    }

    @Test func `a field said twice is named, in maps as well`() throws {
        let text = #"{"metadata": {"labels": {"a": "1", "a": "2"}}, "spec": {"replicas": 1, "replicas": 2}}"#
        #expect(
            try found(text, "apps/v1", "Deployment") == [
                #"duplicate field "metadata.labels.a""#, #"duplicate field "spec.replicas""#,
            ]
        )
    }

    @Test func `a text that comes again counts once`() throws {
        #expect(try found(#"{"foo": 1, "foo": 2}"#, "v1", "ConfigMap") == [#"unknown field "foo""#])
    }

    @Test func `keys of a map and what may be anything are not unknown`() throws {
        let map = #"{"data": {"any": "thing"}, "metadata": {"managedFields": [{"fieldsV1": {"f:data": {}}}]}}"#
        #expect(try found(map, "v1", "ConfigMap") == [])
        #expect(try found(#"{"data": {"spec": {}}, "revision": 1}"#, "apps/v1", "ControllerRevision") == [])
    }

    @Test func `of a custom resource duplicates come first and unknown fields sorted`() throws {
        let schema = SchemaCatalogue.kubernetes.schema(ofCustomResource: [
            "type": "object",
            "properties": [
                "spec": ["type": "object", "properties": ["free": ["x-kubernetes-preserve-unknown-fields": true]]]
            ],
        ])
        let text = #"{"spec": {"z": 1, "b": 1, "free": {"a": 1, "a": 2}}, "metadata": {"nam": "x"}}"#
        let object = try JSONParser.parse(Array(text.utf8))
        #expect(
            FieldValidation.unknownFields(in: object, schema: schema) == [
                #"duplicate field "spec.free.a""#, #"unknown field "metadata.nam""#, #"unknown field "spec.b""#,
                #"unknown field "spec.z""#,
            ]
        )
    }
}

struct PruningTests {
    @Test func `unknown fields and nulls of a built-in kind are dropped`() throws {
        let kind = GroupVersionKind(group: "", version: "v1", kind: "Service")
        let schema = try #require(SchemaCatalogue.kubernetes.schema(of: kind))
        let object: JSON = [
            "metadata": ["name": "a", "creationTimestamp": nil, "labels": ["a": nil]], "foo": 1,
            "spec": ["clusterIP": "", "ports": [["port": 1, "Port": 2]]],
        ]
        #expect(
            object.pruned(to: schema) == [
                "metadata": ["name": "a", "labels": ["a": ""]], "spec": ["clusterIP": "", "ports": [["port": 1]]],
            ]
        )
    }

    @Test func `a custom resource keeps its nulls and what its schema lets be`() {
        let schema = SchemaCatalogue.kubernetes.schema(ofCustomResource: [
            "type": "object",
            "properties": [
                "spec": ["type": "object", "properties": ["a": ["type": "string", "nullable": true]]],
                "free": ["type": "object", "x-kubernetes-preserve-unknown-fields": true],
            ],
        ])
        let object: JSON = [
            "metadata": ["name": "x", "creationTimestamp": nil], "spec": ["a": nil, "b": 1],
            "free": ["x": ["y": nil]], "other": 1,
        ]
        #expect(
            object.pruned(to: schema) == [
                "metadata": ["name": "x"], "spec": ["a": nil], "free": ["x": ["y": nil]],
            ]
        )
    }

    @Test func `the last of what is said twice stays`() throws {
        let schema = try #require(SchemaCatalogue.kubernetes.definition("io.k8s.api.core.v1.ServicePort"))
        let object = try JSONParser.parse(Array(#"{"port": 1, "name": "a", "port": 2}"#.utf8))
        #expect(object.pruned(to: schema) == ["port": 2, "name": "a"])
    }
}
