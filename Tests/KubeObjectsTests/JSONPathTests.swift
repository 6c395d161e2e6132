import CloudWire
import KubeObjects
import Testing

struct JSONPathTests {
    @Test func `setting at a path makes the objects on the way and keeps the order`() {
        var json: JSON = ["a": 1, "b": ["c": 2]]
        json[path: "b", "c"] = 3
        json[path: "d", "e", "f"] = "g"

        #expect(json == ["a": 1, "b": ["c": 3], "d": ["e": ["f": "g"]]])
    }

    @Test func `removing what is not there changes nothing`() {
        var json: JSON = ["a": 1]
        json[path: "b", "c"] = nil

        #expect(json == ["a": 1])
    }

    @Test func `objects are the same in any order, arrays are not`() {
        #expect((["a": 1, "b": [1, 2]] as JSON).isSame(as: ["b": [1, 2], "a": 1]))
        #expect(!(["a": [1, 2]] as JSON).isSame(as: ["a": [2, 1]]))
        #expect(!(["a": 1] as JSON).isSame(as: ["a": 1, "b": nil]))
    }
}
