import CloudWire
import KubeSchema
import Testing

struct CustomResourceSchemaTests {
    private let schema = SchemaCatalogue.kubernetes.schema(ofCustomResource: [
        "type": "object",
        "properties": [
            "spec": [
                "type": "object", "required": ["port"],
                "properties": [
                    "port": ["x-kubernetes-int-or-string": true],
                    "mode": ["type": "string", "enum": ["http", "tcp"], "default": "http"],
                    "targets": [
                        "type": "array", "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["id"],
                        "items": ["type": "object", "properties": ["id": ["type": "string"]]],
                    ],
                    "free": ["type": "object", "x-kubernetes-preserve-unknown-fields": true],
                    "empty": ["type": "object"],
                    "tags": ["type": "object", "additionalProperties": ["type": "string"]],
                ],
            ]
        ],
    ])

    @Test func `a custom resource has the metadata of every object`() {
        #expect(schema.fieldNames == ["apiVersion", "kind", "metadata", "spec"])
        #expect(schema.member("metadata")?.member("labels")?.form == .map)
    }

    @Test func `extensions say what the types do not`() {
        let spec = schema.member("spec")
        #expect(spec?.requiredNames == ["port"])
        #expect(spec?.member("port")?.form == .intOrString)
        #expect(spec?.member("mode")?.allowedValues == ["http", "tcp"])
        #expect(spec?.member("mode")?.defaultValue == "http")
        #expect(spec?.member("targets")?.listType == .map(keys: ["id"]))
    }

    @Test func `an object without fields is a map only if it may have members`() {
        let spec = schema.member("spec")
        #expect(spec?.member("empty")?.form == .object && spec?.member("empty")?.member("x") == nil)
        #expect(spec?.member("tags")?.member("x")?.form == .string)
        #expect(spec?.member("free")?.form == .map && spec?.member("free")?.member("x")?.form == .anything)
        #expect(spec?.member("free")?.keepsUnknownFields == true)
    }
}
