import CloudWire
import KubeObjects
import KubeSchema
import Testing

@Suite struct MergePatchTests {
    @Test func `a null removes the member`() throws {
        let result = try MergePatch.apply(["a": nil, "b": nil], to: ["a": 1, "c": 2])

        #expect(result == ["c": 2])
    }

    @Test func `objects merge and lists are replaced`() throws {
        let result = try MergePatch.apply(
            ["spec": ["x": 2, "list": [3]]],
            to: ["spec": ["x": 1, "y": 1, "list": [1, 2]]]
        )

        #expect(result == ["spec": ["x": 2, "y": 1, "list": [3]]])
    }

    @Test func `nulls in what is new leave nothing behind`() throws {
        let result = try MergePatch.apply(["a": ["b": ["c": nil, "d": 1]]], to: ["a": "text"])

        #expect(result == ["a": ["b": ["d": 1]]])
    }

    @Test func `nulls in lists stay, but not in the objects of lists`() throws {
        #expect(try MergePatch.apply(["a": [nil, 1, ["b": nil, "c": 1]]], to: [:]) == ["a": [nil, 1, ["c": 1]]])
    }

    @Test func `a patch that is no object is a bad request`() {
        #expect(
            throws: StatusError.badRequest(
                "error decoding patch: json: cannot unmarshal array into Go value of type map[string]interface {}"
            )
        ) { try MergePatch.apply([], to: [:]) }
        #expect(throws: StatusError.badRequest("Invalid JSON Patch")) { try MergePatch.apply(nil, to: [:]) }
    }

    @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
    func `a patch applied twice changes nothing more`(seed: UInt64) throws {
        var source = RandomJSON(seed: seed)
        for _ in 0..<100 {
            let document = source.object(depth: 3)
            let patch = source.object(depth: 3)

            let once = try MergePatch.apply(patch, to: document)

            #expect(try MergePatch.apply(patch, to: once) == once, "seed \(seed): \(document.text) by \(patch.text)")
        }
    }
}
