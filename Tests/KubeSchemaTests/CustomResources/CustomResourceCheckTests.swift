import CloudWire
import KubeObjects
import KubeSchema
import Testing

struct CustomResourceCheckTests {
    private func texts(_ value: JSON, _ schema: JSON) -> [String] {
        let whole: JSON = ["type": "object", "properties": ["spec": schema]]
        return CustomResourceCheck.errors(in: ["spec": value], schema: whole).map(\.text)
    }

    @Test(
        arguments: [
            (
                "three", ["type": "integer"],
                #"spec: Invalid value: "string": spec in body must be of type integer: "string""#
            ),
            (
                true, ["x-kubernetes-int-or-string": true],
                #"spec: Invalid value: "boolean": spec in body must be of type integer,string: "boolean""#
            ),
            (nil, ["type": "string"], #"spec: Invalid value: "null": spec in body must be of type string: "null""#),
            ("x", ["enum": ["http", "tcp"]], #"spec: Unsupported value: "x": supported values: "http", "tcp""#),
            (0, ["minimum": 1], "spec: Invalid value: 0: spec in body should be greater than or equal to 1"),
            (
                5, ["maximum": 5, "exclusiveMaximum": true],
                "spec: Invalid value: 5: spec in body should be less than 5"
            ),
            (5, ["multipleOf": 2], "spec: Invalid value: 5: spec in body should be a multiple of 2"),
            ("ab", ["minLength": 3], #"spec: Invalid value: "ab": spec in body should be at least 3 chars long"#),
            ("abc", ["maxLength": 2], "spec: Too long: may not be more than 2 bytes"),
            ("abc", ["pattern": "^b"], #"spec: Invalid value: "abc": spec in body should match '^b'"#),
            ([1, 2], ["maxItems": 1], "spec: Too many: 2: must have at most 1 item"),
            ([], ["minItems": 1], "spec: Invalid value: 0: spec in body should have at least 1 items"),
            ([:], ["required": ["port"]], "spec.port: Required value"),
            (
                [["a": 1]], ["items": ["properties": ["a": ["type": "string"]]]],
                #"spec[0].a: Invalid value: "integer": spec[0].a in body must be of type string: "integer""#
            ),
            (["a", "a"], ["x-kubernetes-list-type": "set"], #"spec[1]: Duplicate value: "a""#),
            (
                [["id": 1, "x": 1], ["id": 1]],
                ["x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["id"]],
                #"spec[1]: Duplicate value: {"id":1}"#
            ),
            (
                1, ["oneOf": [["minimum": 5], ["maximum": 0]]],
                "spec: Invalid value: 1: spec in body must validate one and only one schema (oneOf). Found none valid"
            ),
            (
                "soon", ["type": "string", "format": "date-time"],
                #"spec: Invalid value: "soon": spec in body must be of type date-time: "soon""#
            ),
        ] as [(JSON, JSON, String)]
    )
    func `a fault is told in the words of the server`(value: JSON, schema: JSON, text: String) {
        #expect(texts(value, schema) == [text])
    }

    @Test(
        arguments: [
            (nil, ["type": "string", "nullable": true]), (1, ["type": "number"]),
            ("80", ["x-kubernetes-int-or-string": true]), (1, ["anyOf": [["minimum": 5], ["maximum": 1]]]),
            (["a": 1], ["additionalProperties": ["type": "integer"]]),
            ("2024-01-02T03:04:05Z", ["format": "date-time"]),
        ] as [(JSON, JSON)]
    )
    func `what fits is let through`(value: JSON, schema: JSON) {
        #expect(texts(value, schema) == [])
    }

    @Test func `metadata is not this check's business`() {
        let schema: JSON = ["type": "object", "properties": ["metadata": ["type": "string"]]]
        #expect(CustomResourceCheck.errors(in: ["metadata": ["name": "a"]], schema: schema) == [])
    }
}
