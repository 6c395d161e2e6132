import CloudWire
import KubeSchema
import Testing

struct DefaultsTests {
    private let schema = SchemaCatalogue.kubernetes.schema(ofCustomResource: [
        "type": "object",
        "properties": [
            "spec": [
                "type": "object", "default": [:],
                "properties": [
                    "mode": ["type": "string", "default": "http"],
                    "note": ["type": "string", "nullable": true],
                    "plain": ["type": "string"],
                    "targets": [
                        "type": "array",
                        "items": ["type": "object", "properties": ["weight": ["type": "integer", "default": 1]]],
                    ],
                ],
            ]
        ],
    ])

    @Test func `what is absent gets its default, inside a default as well`() {
        #expect((["kind": "Lamp"] as JSON).defaulted(by: schema) == ["kind": "Lamp", "spec": ["mode": "http"]])
    }

    @Test func `elements of a list get theirs`() {
        let lamp: JSON = ["spec": ["mode": "tcp", "targets": [[:], ["weight": 5]]]]
        #expect(
            lamp.defaulted(by: schema) == ["spec": ["mode": "tcp", "targets": [["weight": 1], ["weight": 5]]]]
        )
    }

    @Test func `a null counts as absent where it is not allowed`() {
        let lamp: JSON = ["spec": ["mode": nil, "note": nil, "plain": nil]]
        #expect(lamp.defaulted(by: schema) == ["spec": ["note": nil, "mode": "http"]])
    }
}
