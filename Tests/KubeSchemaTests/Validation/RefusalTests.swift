import CloudWire
import KubeObjects
import KubeSchema
import Testing

struct RefusalTests {
    private let strict = FieldValidation.strictError([#"unknown field "a""#, #"duplicate field "b""#])

    @Test func `a body with unknown fields is a bad request`() {
        let error = StatusError.unreadable(GroupVersionKind(group: "", version: "v1", kind: "Pod"), strict)
        #expect(error.code == 400 && error.reason == "BadRequest")
        #expect(
            error.message == #"Pod in version "v1" cannot be handled as a Pod: strict decoding error: "#
                + #"unknown field "a", duplicate field "b""#
        )
    }

    @Test func `a patch that leads to them is invalid without a name`() {
        let error = StatusError.unreadablePatch(#"{"a":1}"#, strict)
        #expect(error.code == 422 && error.reason == "Invalid")
        #expect(
            error.message == #" "" is invalid: patch: Invalid value: "{\"a\":1}": strict decoding error: "#
                + #"unknown field "a", duplicate field "b""#
        )
        #expect(error.details?["causes"]?[0]?["field"] == "patch" && error.details?["name"] == nil)
    }
}
